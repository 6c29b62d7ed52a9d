import type { Server } from 'node:http';

/** Listens on a port of the system's choice and tells whoever started this process. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
  });
  process.once('disconnect', () => process.exit());
}
