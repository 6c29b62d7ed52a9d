import { createServer } from 'node:http';

/** Takes notifications and says yes. */
createServer((incoming, answer) => {
  incoming.resume().on('end', () => answer.writeHead(204).end());
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
