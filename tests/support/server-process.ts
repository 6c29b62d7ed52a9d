import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const start = new URL('../../server/start.mjs', import.meta.url).pathname;
/** For `execArgv`: a process that ends with the one that started it. */
export const endWithParent = ['--import', new URL('end-with-parent.mjs', import.meta.url).href];
const token = 'a-setup-token-for-tests-only';
export const admin = {
  name: 'Aoki Rin',
  email: 'aoki@kazehana.example',
  password: 'correct horse battery staple',
};

/** The real server in a process of its own, on a real file. */
export interface ServerProcess {
  base: string;
  pid: number;
  ports: Record<string, number>;
  /** As a power cut would: no chance to finish anything. */
  kill(): Promise<void>;
  /** As an operator would: SIGTERM. Answers the exit code. */
  stop(): Promise<number | null>;
}

export const temporaryFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'switchyard-server-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** `script`: what is run instead of `npm start`, for those who have built it themselves. */
export function startServer(
  dataFolder: string,
  environment: Record<string, string> = {},
  { script = start, execArgv = [] as string[] } = {},
): Promise<ServerProcess> {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: '0',
    SMTP_IN_PORT: 'off',
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'error',
    SETUP_TOKEN: token,
    ...environment,
  };
  const child = fork(script, {
    env,
    execArgv: [...endWithParent, ...execArgv],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready:\n${output}`)),
    );
    child.on('message', (message: { ready?: boolean; port: number } & Record<string, number>) => {
      if (!message.ready) return;
      resolve({
        base: `http://127.0.0.1:${message.port}`,
        pid: child.pid ?? 0,
        ports: message,
        kill: async () => void (await end(child, 'SIGKILL', ended)),
        stop: () => end(child, 'SIGTERM', ended),
      });
    });
  });
}

function end<T>(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM', ended: Promise<T>): Promise<T> {
  child.kill(signal);
  return ended;
}

/** Creates the first admin by the setup link, and a key with this role. */
export async function createKey(base: string, role: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const setUp = await fetch(`${base}/api/v1/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token, ...admin }),
  });
  if (setUp.status !== 201) throw new Error(`setup answered ${setUp.status}: ${await setUp.text()}`);
  const cookie = setUp.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { csrfToken } = (await setUp.json()) as { csrfToken: string };
  const made = await fetch(`${base}/api/v1/api-keys`, {
    method: 'POST',
    headers: { ...headers, cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ name: 'test', role }),
  });
  if (made.status !== 201) throw new Error(`api-keys answered ${made.status}: ${await made.text()}`);
  return ((await made.json()) as { key: string }).key;
}
