import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { drawnNotRun, pureRooms, shakePureRooms } from './shake.ts';

/** React Aria brings its words in over thirty languages; the builder speaks two of them. */
const onlyOurLanguages: Plugin = {
  name: 'switchyard-only-our-languages',
  enforce: 'pre',
  resolveId(source, importer) {
    const locale = /\/intl\/.*?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(source)?.[1];
    const foreign = locale !== undefined && locale !== 'en-US' && locale !== 'ja-JP';
    return foreign && importer?.includes('/react-') ? '\0no-words' : undefined;
  },
  load: (id) => (id === '\0no-words' ? 'export default {};' : undefined),
};

/** Zod tries whether it may make code from text, which the content policy refuses and reports: it is told not to. */
const zodMakesNoCode: Plugin = {
  name: 'switchyard-zod-makes-no-code',
  transform: {
    filter: { id: /\/zod\/v4\/core\/core\.js$/ },
    handler: (code) => `${code}\nglobalConfig.jitless = true;\n`,
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [onlyOurLanguages, zodMakesNoCode, drawnNotRun, shakePureRooms, react()],
  build: {
    outDir: '../dist/builder',
    emptyOutDir: true,
    manifest: true,
    // The page's security policy allows nothing inline.
    assetsInlineLimit: 0,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Left to itself, the bundler puts it in one file with the few lines of it that every form needs.
          groups: [
            {
              name: 'expressions',
              test: /\/engine\/core\/expression\/(?!plain|fold)[^?]*$|node_modules\/(re2js|@marcbachmann\/cel-js)\//,
            },
          ],
        },
      },
      treeshake: {
        // The pure rooms do nothing when they are loaded: a screen carries only the parts of them it uses.
        moduleSideEffects: (id) => !pureRooms.test(id),
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
