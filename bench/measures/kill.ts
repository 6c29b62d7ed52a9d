import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { openHouse, type House } from '../house/house.ts';
import { triageCase } from '../triage.ts';
import { workloads } from '../workloads.ts';
import type { Measure } from './bench.ts';

const perSecond = 500;

/** The power goes while 500 runs a second are accepted, each answered before it is done. */
export const kill: Measure = async ({ report, isQuick }) => {
  const seconds = isQuick ? 2 : 4;
  for (let round = 0; round < (isQuick ? 1 : 3); round++) {
    const sink = await openCountingSink();
    const house = await openHouse({ environment: workloads.w1.environment(sink.url) });
    await workloads.w1.prepare(house, sink.url);
    const { accepted, elapsed } = await startUntilKilled(house, seconds);
    report.add('kill -9: accepted', 'per s', accepted.size / elapsed);
    report.add('kill -9: ready again', 'ms', await house.start());
    await untilDone(house);
    const { lost, doubled } = whatIsThere(house, accepted);
    report.add('kill -9: lost', '', lost);
    report.add('kill -9: tickets doubled', '', doubled);
    const { repeats, otherKeys } = sink.counted();
    report.add('kill -9: calls repeated under the same key', '', repeats);
    report.add('kill -9: calls under another key', '', otherKeys);
    await house.leave();
    sink.close();
  }
};

/** Asks for runs at a steady rate without waiting for their results; kills the server in the middle of it. */
async function startUntilKilled(
  house: House,
  seconds: number,
): Promise<{ accepted: Set<string>; elapsed: number }> {
  const accepted = new Set<string>();
  const under: Promise<void>[] = [];
  const base = house.server.base;
  const start = async (index: number): Promise<void> => {
    try {
      const reply = await fetch(`${base}/api/v1/flows/w1/runs?wait=0`, {
        method: 'POST',
        headers: { ...house.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ input: { ...triageCase(index), subject: `Kill ${index}` } }),
      });
      const body = (await reply.json()) as { id: string };
      if (reply.status < 300) accepted.add(body.id);
    } catch {
      // Not answered, so nothing was promised.
    }
  };
  const started = performance.now();
  const until = started + seconds * 1000;
  for (let sent = 0; performance.now() < until;) {
    const wanted = Math.floor(((performance.now() - started) / 1000) * perSecond);
    // No more than a server that keeps up would have open; a slow one is not buried.
    while (sent < wanted && under.length - accepted.size < 200) under.push(start(sent++));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  const elapsed = (performance.now() - started) / 1000;
  await house.server.kill();
  await Promise.all(under);
  return { accepted, elapsed };
}

async function untilDone(house: House): Promise<void> {
  const reader = new Database(house.file, { readonly: true });
  const active = reader.prepare("SELECT count(*) FROM runs WHERE status = 'active'").pluck();
  const started = performance.now();
  while (Number(active.get()) > 0) {
    if (performance.now() - started > 120_000)
      throw new Error('Two minutes after the kill some runs still hang.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  reader.close();
}

function whatIsThere(house: House, accepted: ReadonlySet<string>): { lost: number; doubled: number } {
  const reader = new Database(house.file, { readonly: true });
  const finished = new Set(reader.prepare("SELECT id FROM runs WHERE status = 'finished'").pluck().all());
  const doubled = reader
    .prepare(
      "SELECT count(*) FROM (SELECT 1 FROM tickets WHERE summary LIKE 'Kill %' GROUP BY summary HAVING count(*) > 1)",
    )
    .pluck()
    .get();
  reader.close();
  return { lost: [...accepted].filter((id) => !finished.has(id)).length, doubled: Number(doubled) };
}

interface CountingSink {
  url: string;
  /** Calls that came again with their key; calls for a ticket that came under more than one key. */
  counted(): { repeats: number; otherKeys: number };
  close(): void;
}
async function openCountingSink(): Promise<CountingSink> {
  const byKey = new Map<string, number>();
  const keysOfTicket = new Map<string, Set<string>>();
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const key = String(incoming.headers['idempotency-key']);
      const { ticket } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { ticket: string };
      byKey.set(key, (byKey.get(key) ?? 0) + 1);
      keysOfTicket.set(ticket, (keysOfTicket.get(ticket) ?? new Set()).add(key));
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    counted: () => ({
      repeats: [...byKey.values()].reduce((sum, calls) => sum + calls - 1, 0),
      otherKeys: [...keysOfTicket.values()].filter((keys) => keys.size > 1).length,
    }),
    close: () => server.close(),
  };
}
