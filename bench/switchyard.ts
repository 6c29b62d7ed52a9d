import { createKey, startServer, temporaryFolder } from '../tests/support/server-process.ts';

export interface Measurable {
  base: string;
  key: string;
  stop(): Promise<void>;
}

/** A real server with the demo company on a file of its own. */
export async function openSwitchyard(environment: Record<string, string> = {}): Promise<Measurable> {
  const folder = temporaryFolder();
  const server = await startServer(folder.path, environment);
  const key = await createKey(server.base, 'admin');
  // The demo company also acknowledges each message by a flow of its own; what is measured is one run a message.
  const off = await fetch(`${server.base}/api/v1/flows/acknowledge-receipt/deactivate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!off.ok) throw new Error(`The demo flow could not be taken off: ${off.status}`);
  const stop = async (): Promise<void> => {
    await server.stop();
    folder.remove();
  };
  return { base: server.base, key, stop };
}

/** The n-th message of the triage run, from a sender of its own, so that each opens a case. */
export function triageMessage(index: number): string {
  const texts = [
    'You charged me twice for May.',
    'アプリにﾛｸﾞｲﾝできません',
    'Error 502 when I log in after the update.',
    '先月分が二重に引き落とされています。',
    'こんにちは',
  ];
  return JSON.stringify({
    channel: 'webForm',
    handle: `customer${index}@example.com`,
    text: texts[index % texts.length],
  });
}
