import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [onlyOurLanguages, react()],
  build: {
    outDir: '../dist/builder',
    emptyOutDir: true,
    manifest: true,
    // The page's security policy allows nothing inline.
    assetsInlineLimit: 0,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      treeshake: {
        // The pure rooms do nothing when they are loaded: a screen carries only the parts of them it uses.
        moduleSideEffects: (id) => !/\/(engine|server\/contract)\/[^?]*\.ts$/.test(id),
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
