// `npm start`: installs, builds what has changed, and runs the server in this process.
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
process.env.NODE_ENV ??= 'production';
await import('./setup.mjs');

const { buildPages, buildServer, serverBundle } = await import('./build.mjs');
await buildPages();
await buildServer();

await import(pathToFileURL(serverBundle).href);
