import { createServer } from 'node:http';
import { listen } from './listen.ts';

/** Takes notifications and says yes. */
listen(
  createServer((incoming, answer) => {
    incoming.resume().on('end', () => answer.writeHead(204).end());
  }),
);
