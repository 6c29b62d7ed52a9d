import { setTimeout as pause } from 'node:timers/promises';

/** What the server said yes to, by the key that we sent: none of it may be lost, none of it may be there twice. */
export interface Accepted {
  calls: Map<string, string>;
  asks: Map<string, string>;
  answers: Set<string>;
  messages: Set<string>;
}
export interface Clients {
  accepted: Accepted;
  /** Two answers to one key that named different runs. */
  contradictions: string[];
  onAnswer: () => unknown;
  run(): void;
  /** Sends nothing new, and resolves once everything sent was answered. */
  rest(): Promise<void>;
}
interface Started {
  id: string;
  task: { token: string } | null;
}
const texts = ['You charged me twice for May.', 'アプリにﾛｸﾞｲﾝできません', 'Error 502 after the update.'];

/** People and programs that repeat what they send, with the same key, until it is answered. */
export function openClients(base: string, key: string, count: number): Clients {
  const accepted: Accepted = { calls: new Map(), asks: new Map(), answers: new Set(), messages: new Set() };
  const clients: Clients = { accepted, contradictions: [], onAnswer: () => undefined, run, rest };
  let sent = 0;
  let isResting = true;
  let underWay: Promise<void>[] = [];

  async function send<T>(
    path: string,
    body: object,
    idempotencyKey: string,
  ): Promise<{ status: number; body: T }> {
    for (;;) {
      try {
        const reply = await fetch(`${base}/api/v1${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/json',
            'idempotency-key': idempotencyKey,
          },
          body: JSON.stringify(body),
        });
        // What the endpoint's contract says, or a problem that nobody looks into.
        const answer = (await reply.json()) as T;
        if (reply.status < 500) {
          clients.onAnswer();
          return { status: reply.status, body: answer };
        }
      } catch {
        // The server is dead, or died with the answer on its lips: that is what this is about.
      }
      await pause(10);
    }
  }
  async function start(flow: string, runs: Map<string, string>): Promise<{ name: string; body: Started }> {
    const name = `${flow}-${sent++}`;
    const { status, body } = await send<Started>(
      `/flows/${flow}/runs?wait=0`,
      { input: { key: name } },
      name,
    );
    if (status >= 300) clients.contradictions.push(`${name} was answered ${status}: ${JSON.stringify(body)}`);
    runs.set(name, body.id);
    // Nobody can know whether the first answer was on its way; the second must name the same run.
    const again = await send<Started>(`/flows/${flow}/runs?wait=0`, { input: { key: name } }, name);
    if (again.body.id !== body.id) clients.contradictions.push(`${name}: ${body.id} and ${again.body.id}`);
    return { name, body: again.body };
  }
  async function answerScreen(): Promise<void> {
    const { name, body } = await start('kill-ask', accepted.asks);
    if (!body.task) return void clients.contradictions.push(`${name} has no screen`);
    const path = `/runs/${body.id}/screens/${body.task.token}`;
    const { status } = await send(path, { values: { word: name } }, name);
    // 409: the answer before, which we never heard of, was taken.
    if (status === 200 || status === 202 || status === 409) accepted.answers.add(name);
    else clients.contradictions.push(`${name} was refused with ${status}`);
  }
  async function message(): Promise<void> {
    const handle = `customer${sent++}@example.com`;
    const text = texts[sent % texts.length];
    const { status } = await send('/messages', { channel: 'webForm', handle, text }, handle);
    if (status < 300) accepted.messages.add(handle);
    else clients.contradictions.push(`${handle} was refused with ${status}`);
  }
  const kinds = [() => start('kill-call', accepted.calls), answerScreen, message];
  async function client(): Promise<void> {
    while (!isResting) await kinds[Math.floor(Math.random() * kinds.length)]?.();
  }
  function run(): void {
    isResting = false;
    underWay = Array.from({ length: count }, client);
  }
  async function rest(): Promise<void> {
    isResting = true;
    await Promise.all(underWay);
  }
  return clients;
}
