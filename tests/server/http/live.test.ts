import { describe, expect, it } from 'vitest';
import { sessionApi } from '../../../server/client.ts';
import { openTestServer, type Browser, type TestServer } from './test-server.ts';

interface Page {
  /** What has arrived so far, without comments and ids. */
  heard(): string[];
  lastId(): string | undefined;
  text(): string;
  ended: Promise<void>;
  leave(): Promise<void>;
}

/** A page that listens as a browser would. */
async function listen(browser: Browser, lastEventId?: string): Promise<Page> {
  const response = await browser.fetch('/api/v1/live', {
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  const reader = response.body?.getReader();
  if (!reader) throw new Error('There is no stream');
  let text = '';
  const decoder = new TextDecoder();
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  })().catch(() => {});
  return {
    heard: () =>
      [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, event, data]) =>
        event === 'change' ? Object.values(JSON.parse(data ?? '{}') as object).join(' ') : String(event),
      ),
    lastId: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1],
    text: () => text,
    ended,
    leave: () => reader.cancel(),
  };
}
/** Lets what was published gather, be sent and arrive. */
async function settle({ clock }: TestServer, ...pages: Page[]): Promise<void> {
  const before = pages.map((page) => page.text().length);
  clock.advance(100);
  for (let turn = 0; turn < 200; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (turn > 20 && pages.every((page, at) => page.text().length > (before[at] ?? 0))) return;
  }
}

describe('A page that follows changes', () => {
  it('is told what changed, by topic and id, each record once a moment', async () => {
    const server = await openTestServer();
    const page = await listen(await server.person('agent'));
    server.live.publish('case', 'case_1');
    server.live.publish('case', 'case_1');
    server.live.publish('queue', 'q-vip');
    await settle(server, page);
    expect(page.heard()).toEqual(['case case_1', 'queue q-vip']);
    await page.leave();
  });

  it.each([
    ['admin', ['case c', 'ticket t-finance', 'ticket t-it', 'run r', 'flow f', 'queue q', 'outbox o']],
    ['supervisor', ['case c', 'ticket t-finance', 'ticket t-it', 'run r', 'flow f', 'queue q', 'outbox o']],
    ['agent', ['case c', 'ticket t-finance', 'ticket t-it', 'run r', 'flow f', 'queue q']],
    ['department', ['ticket t-finance']],
  ] as const)('as %s hears only of what they may see', async (role, expected) => {
    const server = await openTestServer();
    const page = await listen(await server.person(role));
    for (const [topic, id] of [
      ['case', 'c'],
      ['ticket', 't-finance'],
      ['ticket', 't-it'],
      ['run', 'r'],
      ['flow', 'f'],
      ['queue', 'q'],
      ['outbox', 'o'],
      ['notification', 'somebody-else'],
    ] as const)
      server.live.publish(topic, id);
    await settle(server, page);
    expect(page.heard()).toEqual(expected);
    server.live.publish('notification', `a-${role}`);
    await settle(server, page);
    expect(page.heard()).toEqual([...expected, `notification a-${role}`]);
    await page.leave();
  });

  it('hears after a broken connection exactly what it missed', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    const first = await listen(browser);
    server.live.publish('case', 'before');
    await settle(server, first);
    const lastId = first.lastId();
    await first.leave();
    server.live.publish('case', 'meanwhile');
    server.live.publish('case', 'meanwhile too');
    await settle(server);
    const second = await listen(browser, lastId);
    server.live.publish('case', 'after');
    await settle(server, second);
    expect(second.heard()).toEqual(['case meanwhile', 'case meanwhile too', 'case after']);
    await second.leave();
  });

  it.each(['another-process-7', 'ffffffff-1', 'nonsense', ''])(
    'with the id %j of another time is told to read everything again',
    async (lastId) => {
      const server = await openTestServer();
      const page = await listen(await server.person('agent'), lastId);
      await settle(server, page);
      expect(page.heard()).toEqual(['reset']);
      await page.leave();
    },
  );

  it('is told to read everything again after more than it can be told one by one', async () => {
    const server = await openTestServer();
    const page = await listen(await server.person('agent'));
    for (let count = 0; count <= 200; count += 1) server.live.publish('run', `run_${count}`);
    await settle(server, page);
    expect(page.heard()).toEqual(['reset']);
    await page.leave();
  });

  it('hears a heartbeat every fifteen seconds', async () => {
    const server = await openTestServer();
    const page = await listen(await server.person('agent'));
    server.clock.advance(15_000);
    await settle(server, page);
    expect(page.text()).toContain(': still here');
    await page.leave();
  });

  it('hears nothing more once its session has ended', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    const page = await listen(browser);
    await browser.call(sessionApi.signOut);
    server.clock.advance(15_000);
    await page.ended;
    expect((await browser.fetch('/api/v1/live')).status).toBe(401);
  });
});
