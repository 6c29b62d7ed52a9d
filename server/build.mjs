// Builds what has changed into dist/. Plain Node, so that it runs before anything is compiled.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escaped } from './ascii.mjs';
import { plainWork } from './plain-work.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = ['engine', 'package-lock.json', 'tsconfig.json'];

export const serverBundle = join(root, 'dist', 'server', 'main.js');

export const buildPages = () =>
  buildIfChanged(
    'builder',
    'index.html',
    [...shared, 'builder', 'server/client.ts', 'server/contract'],
    async () =>
      run('vite', 'vite/bin/vite.js', ['build', '--config', 'builder/vite.config.ts', '--logLevel', 'warn']),
  );

export const buildServer = () =>
  buildIfChanged('server', 'main.js', [...shared, 'server', 'flows'], async () => {
    const { build } = await import('esbuild');
    await build({
      absWorkingDir: root,
      // Threads are files of their own.
      entryPoints: {
        main: 'server/main.ts',
        'training-worker': 'server/desk/models/training-worker.ts',
        'checkpoint-thread': 'server/store/checkpoint-thread.mjs',
      },
      outdir: dirname(serverBundle),
      bundle: true,
      // All in one file: looking up and reading hundreds of packages took half of the start. What is compiled stays outside,
      // and so does what few houses ever ask for: even unread it would be held in memory as text.
      external: [
        'better-sqlite3',
        '@node-rs/argon2',
        'swagger-ui-dist',
        'eld',
        'ai',
        '@ai-sdk/openai-compatible',
      ],
      // Packages of the older kind ask for built-in modules by `require`.
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
      platform: 'node',
      format: 'esm',
      target: 'node20',
      plugins: [sources],
      // Without blanks and comments, because the text of the bundle stays in memory; names stay for traces and profiles.
      minifyWhitespace: true,
      legalComments: 'external',
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'warning',
    });
  });

/** Reads each source as it is to stand in the bundle. */
const sources = {
  name: 'sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:[cm]?js|ts)$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const isOurs = path.endsWith('.ts');
      const contents = escaped(isOurs ? plainWork(source, path) : source);
      // esbuild reads by itself what stays as it is.
      return contents === source ? undefined : { contents, loader: isOurs ? 'ts' : 'js' };
    });
  },
};

/** Builds into dist/<name> unless it was built from exactly these sources. */
async function buildIfChanged(name, result, sources, build) {
  const folder = join(root, 'dist', name);
  const stampFile = join(root, 'dist', `${name}.stamp`);
  const stamp = hashOf(sources);
  const isBuilt = existsSync(join(folder, result)) && existsSync(stampFile);
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stdout.write(`Building the ${name}.\n`);
  mkdirSync(folder, { recursive: true });
  await build();
  writeFileSync(stampFile, stamp);
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of sources.flatMap(filesIn)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Every file under a path, in one order everywhere. */
function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

function run(name, script, args) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status === 0) return;
  process.stderr.write(`Building with ${name} failed; it says why above.\n`);
  process.exit(1);
}
