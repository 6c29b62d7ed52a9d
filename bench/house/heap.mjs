// Loaded into a server whose heap is measured: collects garbage when asked and writes down what is left.
import { writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  const file = process.env.HEAP_FILE;
  if (file) writeFileSync(file, String(process.memoryUsage().heapUsed));
});
