import { startServer, temporaryFolder } from '../../support/server-process.ts';

/** Builds once, by starting the server once: the workers' servers would otherwise build side by side. */
export default async function build(): Promise<void> {
  const folder = temporaryFolder();
  const server = await startServer(folder.path, { DEMO: 'off' });
  await server.stop();
  folder.remove();
}
