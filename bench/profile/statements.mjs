// Loaded into the server that is profiled, before anything else: times each SQL statement by its text. A profile alone
// cannot say it, since native calls count as their caller's own time.
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

let byText = new Map();
const sample = new Database(':memory:');
const prototype = Object.getPrototypeOf(sample.prepare('SELECT 1'));
sample.close();

for (const kind of ['get', 'all', 'run']) {
  const native = prototype[kind];
  prototype[kind] = function sqlite(...parameters) {
    const started = performance.now();
    try {
      return native.apply(this, parameters);
    } finally {
      const entry = byText.get(this.source);
      const took = performance.now() - started;
      if (entry) {
        entry.calls++;
        entry.ms += took;
      } else byText.set(this.source, { calls: 1, ms: took });
    }
  };
}
// Whoever measures says when it begins.
process.on('SIGUSR2', () => (byText = new Map()));
process.on('exit', () => {
  const file = process.env.STATEMENTS_FILE;
  if (file) writeFileSync(file, JSON.stringify([...byText].map(([text, cost]) => ({ text, ...cost }))));
});
