import { fork } from 'node:child_process';
import { endWithParent } from '../../tests/support/server-process.ts';

export interface Yardstick {
  url: string;
  pid: number;
  stop(): void;
}
/** Starts a yardstick in a process of its own; it ends with this one. */
export function startYardstick(
  name: 'express' | 'floor' | 'sink',
  environment: Record<string, string> = {},
): Promise<Yardstick> {
  const file = new URL(`./${name}.ts`, import.meta.url).pathname;
  const child = fork(file, {
    execArgv: [...endWithParent, '--import', 'tsx'],
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The yardstick "${name}" ended with ${code}.`)));
    child.once('message', ({ port }: { port: number }) =>
      resolve({ url: `http://127.0.0.1:${port}/`, pid: child.pid ?? 0, stop: () => child.kill() }),
    );
  });
}
