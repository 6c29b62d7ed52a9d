import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer, serverBundle } from '../../server/build.mjs';
import {
  createKey,
  startServer,
  temporaryFolder,
  type ServerProcess,
} from '../../tests/support/server-process.ts';

/** The built server on a file of its own, with a key that may do anything. */
export interface House {
  server: ServerProcess;
  /** The database, for generators while the server is stopped. */
  file: string;
  headers: Record<string, string>;
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Starts the stopped or killed server again on the same file; says how many milliseconds that took. */
  start(): Promise<number>;
  /** Stops the server and takes its files away. */
  leave(): Promise<void>;
}
export interface Opening {
  environment?: Record<string, string>;
  execArgv?: string[];
}

const open = new Set<House>();
/** Leaves every house that is still open, after a measure that broke off. */
export async function leaveAll(): Promise<void> {
  for (const house of open) await house.leave();
}

/** Without the demo company unless the environment says otherwise: what is measured is what the bench put there. */
export async function openHouse({ environment = {}, execArgv = [] }: Opening = {}): Promise<House> {
  await buildServer();
  const folder = temporaryFolder();
  const startOn = (): Promise<ServerProcess> =>
    startServer(folder.path, { DEMO: 'off', ...environment }, { script: serverBundle, execArgv });
  const server = await startOn();
  const headers = { authorization: `Bearer ${await createKey(server.base, 'admin')}` };
  const house: House = {
    server,
    file: join(folder.path, 'switchyard.db'),
    headers,
    api: (method, path, body) => ask(house.server.base, headers, method, path, body),
    async start() {
      const started = performance.now();
      house.server = await startOn();
      return performance.now() - started;
    },
    async leave() {
      open.delete(house);
      await house.server.stop();
      folder.remove();
    },
  };
  open.add(house);
  return house;
}

export async function ask<T>(
  base: string,
  headers: Record<string, string>,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const reply = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
  // The caller names what this endpoint's contract says it answers.
  return (await reply.json()) as T;
}

export const readFlow = (name: string): Record<string, unknown> => {
  const file = new URL(`../flows/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
};

/** Creates the flow over REST and makes it live. */
export async function publish(house: House, document: Record<string, unknown>): Promise<void> {
  await house.api('POST', '/flows', document);
  await house.api('POST', `/flows/${String(document['key'])}/versions`, {});
}
