import { resolve } from 'node:path';
import { makeBackup } from './backups.ts';

// `npm run backup -- <file>`: in a process of its own, so that the server's does not wait for it.
const [given] = process.argv.slice(2);
const target = given === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', given);
const made = await makeBackup(process.env.DATA_DIR || './data', Date.now(), target);
if ('refused' in made) {
  process.stderr.write(`${made.refused}\n`);
  process.exit(1);
}
process.stdout.write(
  `Backed up to ${made.file} (${made.bytes} bytes, checked).\nStored secrets open only with secret.key of the data folder, or SECRET_KEY: keep that too, in another place.\n`,
);
