import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The file a thread runs: in the built server `<name>.js` beside the bundle, else the source beside the module that
 * starts it. `module` is that module's `import.meta.url`.
 */
export function threadFile(module: string, name: string, source: string): string {
  const built = fileURLToPath(new URL(`./${name}.js`, module));
  return existsSync(built) ? built : fileURLToPath(new URL(`./${source}`, module));
}
