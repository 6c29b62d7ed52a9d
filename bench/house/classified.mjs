// Loaded into a server whose predictions are measured: how long each classification held the server's thread up, and the
// longest time that thread was held up by anything.
import { tracingChannel } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
let times = [];
let begun = 0;
tracingChannel('switchyard.classify').subscribe({
  start: () => (begun = performance.now()),
  end: () => times.push(performance.now() - begun),
});
// Whoever measures asks for what happened since the last time.
process.on('SIGUSR2', () => {
  const file = process.env.CLASSIFIED_FILE;
  if (file) writeFileSync(file, JSON.stringify({ times, longestBlock: delays.max / 1e6 }));
  times = [];
  delays.reset();
});
