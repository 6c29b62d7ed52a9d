import { withDeadline } from '../../../engine/runtime/deadline.ts';
import type { Clock } from '../../../engine/runtime/ports.ts';
import { StoreUnavailable, type Db } from '../../../engine/runtime/work.ts';
import type { StoredRow } from './outbox-records.ts';
import { localeOf } from './outbox-records.ts';
import type { Outbox } from './outbox.ts';
import { sendTimeoutMs, type Outgoing, type Senders, type Sent } from './sender.ts';
import type { Webhooks } from './webhooks.ts';
import { say } from '../../contract/say.ts';
import { channelWords } from '../../contract/sentences/values.ts';

/** A round that fails altogether (a full disk, a locked file) is tried again after this long. */
const retryAfterMs = 1000;
/** Rows being sent at the same time. */
const atOnce = 20;

export interface DeliveryDeps {
  db: Db;
  clock: Clock;
  outbox: Outbox;
  webhooks: Pick<Webhooks, 'target'>;
  senders: Senders;
  /** Told of what must not happen: a store that does not answer. The row is tried again when its lease ends. */
  report(error: unknown): void;
}
export interface Delivery {
  /** Takes over from the process before, which must be gone. */
  start(): Promise<void>;
  /** Something may be due. Cheap to call often. */
  poke(): void;
  /** Resolves when nothing is due any more and nothing is being sent. */
  drain(): Promise<void>;
  /** Takes nothing new and waits for what is being sent. */
  stop(): Promise<void>;
}

/** Sends what is due: claimed in one write, sent outside it, settled in another. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { db, clock, outbox, report } = deps;
  const sending = new Set<Promise<void>>();
  let round: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  let alarm: { cancel(): void } | undefined;

  async function deliver(row: StoredRow): Promise<void> {
    const sent = await attempt(row, deps);
    await db.write(() => outbox.settle(row, sent)).catch(report);
  }
  function begin(row: StoredRow): void {
    const ending = deliver(row).finally(() => {
      sending.delete(ending);
      poke();
    });
    sending.add(ending);
  }

  async function run(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      const room = atOnce - sending.size;
      // With no room the next one to end pokes again.
      const rows = room > 0 ? await db.write(() => outbox.claimDue(room)) : [];
      rows.forEach(begin);
      if (rows.length === room) isWanted = rows.length > 0;
    }
    if (!isStopped) await setAlarm();
  }
  async function setAlarm(): Promise<void> {
    const at = await db.read(outbox.nextDueAt);
    alarm?.cancel();
    alarm = at === undefined ? undefined : clock.wake(at, poke);
  }

  function poke(): void {
    isWanted = true;
    if (isStopped || round) return;
    round = run()
      .catch((error: unknown) => {
        if (isStopped) return;
        if (!(error instanceof StoreUnavailable)) report(error);
        alarm?.cancel();
        alarm = clock.wake(clock.now() + retryAfterMs, poke);
      })
      .finally(() => {
        round = undefined;
        if (isWanted) poke();
      });
  }

  async function settled(): Promise<void> {
    while (round || sending.size > 0) await Promise.all([round, ...sending]);
  }
  return {
    async start() {
      await db.write(outbox.release);
      poke();
    },
    poke,
    async drain() {
      poke();
      await settled();
    },
    async stop() {
      isStopped = true;
      alarm?.cancel();
      await settled();
    },
  };
}

/** One try on the row's channel. Whatever goes wrong comes back as a value. */
async function attempt(row: StoredRow, { db, clock, webhooks, senders }: DeliveryDeps): Promise<Sent> {
  const sender = senders[row.channel];
  if (!sender)
    return { ok: false, retryable: false, ...say('noSenderOn', { channel: channelWords(row.channel) }) };
  const outgoing: Outgoing = { ...row, locale: localeOf(row) };
  if (row.channel === 'webhook') {
    const target = await db.read(() => webhooks.target(row.recipient));
    if (!target) return { ok: false, retryable: false, ...say('webhookRemoved', { id: row.recipient }) };
    outgoing.webhook = { ...target, body: row.text };
  }
  try {
    // A sender that hangs must not hold its place for ever.
    return await withDeadline(clock, sendTimeoutMs, sender.send(outgoing), noAnswer);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, retryable: true, ...say('sendingBroke', { detail }) };
  }
}

const noAnswer = (): Sent => ({
  ok: false,
  retryable: true,
  ...say('noAnswerIn', { seconds: sendTimeoutMs / 1000 }),
});
