// Installs what package-lock.json asks for, if it is not there already. Plain Node, so that it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const installedFile = join(root, 'node_modules', '.package-lock.json');
const stampFile = join(root, 'node_modules', '.switchyard-installed');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Switchyard needs Node 20.19 or newer; this is ${process.version}. Install it and try again.`);
}

// Compiled packages fit one version of Node's binary interface on one platform.
const stamp = createHash('sha256')
  .update(readFileSync(lockFile))
  .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
  .digest('hex');

if (read(stampFile) !== stamp) {
  if (!isComplete()) install();
  writeFileSync(stampFile, stamp);
}

function install() {
  process.stdout.write('Installing packages. The first time this takes a minute or two.\n');
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--include=dev'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci', '--include=dev'], {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
  if (result.status === 0) return;
  fail('The packages could not be installed; npm says why above. Check the network and try again.');
}

/** Whether somebody has run npm here by hand with this very lock file. */
function isComplete() {
  const installed = packagesOf(installedFile);
  const wanted = packagesOf(lockFile);
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || optional || peer || installed[path]?.version === version,
  );
}

function packagesOf(file) {
  const text = read(file);
  return text === undefined ? {} : (JSON.parse(text).packages ?? {});
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
