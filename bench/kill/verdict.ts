import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Accepted } from './clients.ts';

/** Whether anything is still under way; asked until it is not. */
export function isQuiet(folder: string): boolean {
  return looking(folder, (count) =>
    [
      'SELECT count(*) FROM effects',
      'SELECT count(*) FROM events',
      "SELECT count(*) FROM outbox WHERE status = 'queued'",
    ].every((question) => count(question) === 0),
  );
}

/** Keys of the calls that a dead server still has to make now, from the steps of flows and from the outbox. */
export const pendingCalls = (folder: string): Set<string> =>
  looking(folder, (_count, list) => {
    const effects = list<{ key: string }>('SELECT id AS key FROM effects');
    const posts = list<{ key: string }>(
      `SELECT idempotencyKey AS key FROM outbox WHERE status = 'queued' AND nextAttemptAt <= ${Date.now()}`,
    );
    return new Set([...effects, ...posts].map(({ key }) => key));
  });

/** Every promise that the file breaks, in words; empty when it keeps all of them. */
export function brokenPromises(
  folder: string,
  accepted: Accepted,
  calls: ReadonlyMap<string, number>,
): string[] {
  return looking(folder, (count, list) => {
    const runs = new Map(
      list<{ idempotencyKey: string; id: string; status: string }>(
        'SELECT idempotencyKey, id, status FROM runs WHERE idempotencyKey IS NOT NULL',
      ).map((run) => [run.idempotencyKey, run]),
    );
    const broken: string[] = [];
    const expect = (holds: boolean, words: string): void => void (holds || broken.push(words));
    for (const [key, id] of accepted.calls) {
      expect(runs.get(key)?.id === id, `lost: the start ${key}`);
      expect(runs.get(key)?.status === 'finished', `stuck: ${key} is ${runs.get(key)?.status}`);
      expect((calls.get(`${id}:call.1`) ?? 0) > 0, `never called: ${key}`);
    }
    for (const [key, id] of accepted.asks) expect(runs.get(key)?.id === id, `lost: the start ${key}`);
    for (const key of accepted.answers)
      expect(runs.get(key)?.status === 'finished', `lost: the answer of ${key}`);
    const handles = new Set(
      list<{ handle: string }>('SELECT handle FROM messages').map(({ handle }) => handle),
    );
    for (const handle of accepted.messages) expect(handles.has(handle), `lost: the message of ${handle}`);

    const posts = list<{ runId: string; idempotencyKey: string; status: string }>(
      "SELECT runId, idempotencyKey, status FROM outbox WHERE channel = 'webhook'",
    );
    const told = count("SELECT count(*) FROM runs WHERE flowKey = 'kill-tell' AND status = 'finished'");
    expect(told >= accepted.messages.size, `${told} of ${accepted.messages.size} messages were told on`);
    expect(posts.length === told, `${posts.length} deliveries where ${told} are due`);
    expect(new Set(posts.map(({ runId }) => runId)).size === posts.length, 'doubled: deliveries of a run');
    for (const { idempotencyKey: key, status } of posts)
      expect(status === 'sent' && (calls.get(key) ?? 0) > 0, `not delivered: ${key} is ${status}`);

    const doubled = (what: string, question: string): void =>
      expect(count(question) === 0, `doubled: ${count(question)} ${what}`);
    doubled(
      'tickets',
      "SELECT count(*) FROM (SELECT 1 FROM tickets WHERE type = 'kill' GROUP BY summary HAVING count(*) > 1)",
    );
    doubled(
      'messages',
      "SELECT count(*) FROM (SELECT 1 FROM messages WHERE direction = 'in' GROUP BY handle HAVING count(*) > 1)",
    );
    doubled(
      'cases',
      'SELECT count(*) FROM (SELECT 1 FROM cases GROUP BY conversationId HAVING count(*) > 1)',
    );
    const tickets = count("SELECT count(*) FROM tickets WHERE type = 'kill'");
    const due = 2 * runsOf(runs, 'kill-call') + runsOf(runs, 'kill-ask');
    expect(tickets === due, `${tickets} tickets where ${due} are due`);
    const strangers = [...calls.keys()].filter((key) => key.includes(':call.') && !key.endsWith(':call.1'));
    expect(strangers.length === 0, `called under other keys: ${strangers.slice(0, 3).join(', ')}`);
    expect(count("SELECT count(*) FROM runs WHERE status = 'failed'") === 0, 'runs have failed');
    for (const [table, column] of [
      ['tasks', 'runId'],
      ['subscriptions', 'runId'],
      ['timers', 'subject'],
    ] as const)
      doubled(
        `${table} of runs that have ended`,
        `SELECT count(*) FROM ${table} JOIN runs ON runs.id = ${table}.${column} WHERE runs.status <> 'active'`,
      );
    return broken;
  });
}

const runsOf = (runs: Map<string, { status: string }>, flow: string): number =>
  [...runs].filter(([key, { status }]) => key.startsWith(flow) && status === 'finished').length;

type Count = (question: string) => number;
type List = <Row>(question: string) => Row[];
function looking<T>(folder: string, look: (count: Count, list: List) => T): T {
  const file = new Database(join(folder, 'switchyard.db'), { readonly: true });
  try {
    return look(
      (question) => Number(file.prepare(question).pluck().get()),
      // The caller names the columns it asks for.
      <Row>(question: string) => file.prepare(question).all() as Row[],
    );
  } finally {
    file.close();
  }
}
