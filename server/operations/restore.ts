import { resolve } from 'node:path';
import { restoreBackup } from './backups.ts';

// `npm run restore -- <file>`
const [given] = process.argv.slice(2);
if (given === undefined) {
  process.stderr.write('Say which backup: npm run restore -- <file>\n');
  process.exit(1);
}
const folder = process.env.DATA_DIR || './data';
const done = restoreBackup(folder, resolve(process.env.INIT_CWD ?? '.', given), Date.now());
if ('refused' in done) {
  process.stderr.write(`${done.refused}\nNothing was changed.\n`);
  process.exit(1);
}
process.stdout.write(`Restored. ${done.aside ? `What was there before: ${done.aside}` : ''}\n`);
if (done.isKeyMissing && !process.env.SECRET_KEY)
  process.stdout.write(
    `There is no secret.key in ${folder}. Put it there, or set SECRET_KEY, before the start: without it stored secrets cannot be opened.\n`,
  );
