import { describe, expect, it } from 'vitest';
import { slaPolicyBodySchema } from '../../../../server/contract/sla.ts';
import { minute, mori, must, openCaseDesk } from '../../../support/case-desk.ts';
import { nextState } from '../../../../server/desk/sla/rules.ts';

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const office = [{ from: '09:00', to: '18:00' }];
const name = { en: 'Social, 1 hour', ja: 'SNS 1時間' };

async function openWithClock() {
  const desk = openCaseDesk();
  const { write, sla, clock, timers, store, timeline } = desk;
  must(await write(() => sla.save('social-1h', slaPolicyBodySchema.parse({ name, targetMinutes: 60 }))));
  const { caseId } = await desk.send();
  const id = caseId!;
  const apply = (policyId = 'social-1h') => write(() => sla.apply(id, policyId, clock.now()));
  /** Moves time on and calls what is due, as the runtime does. */
  async function advance(minutes: number) {
    clock.advance(minutes * minute);
    const due = [...timers]
      .filter(([, { dueAt }]) => dueAt <= clock.now())
      .sort((a, b) => a[1].dueAt - b[1].dueAt);
    for (const [key] of due) {
      if (!timers.delete(key)) continue;
      const [kind = '', subject = ''] = key.split(':');
      await write(() => sla.timerHandlers[kind as keyof typeof sla.timerHandlers](subject, {}));
    }
  }
  const codes = async () =>
    (await store.read(() => timeline.read(id, 'staff'))).flatMap((item) =>
      item.kind === 'event' && item.code.startsWith('sla.') ? item.code : [],
    );
  const state = async () => (await store.read(() => sla.ofCase(id)))?.state;
  desk.news();
  const slaNews = () => desk.news().filter((event) => event.startsWith('sla.'));
  return { ...desk, id, apply, advance, codes, state, slaNews };
}

describe('a first-response clock', () => {
  it('warns at 75 % and breaches at the end, once each', async () => {
    const { apply, advance, state, slaNews, codes } = await openWithClock();
    const { instances } = must(await apply());
    expect(instances[0]).toMatchObject({
      state: 'inProgress',
      warnAt: '2026-06-01T01:45:00.000Z',
      dueAt: '2026-06-01T02:00:00.000Z',
    });
    slaNews();
    await advance(44);
    expect(slaNews()).toEqual([]);
    await advance(1);
    expect(slaNews()).toEqual(['sla.nearing']);
    expect(await state()).toBe('nearing');
    await advance(15);
    expect(slaNews()).toEqual(['sla.breached']);
    expect(await state()).toBe('breached');
    await advance(600);
    expect(slaNews()).toEqual([]);
    expect(await codes()).toEqual(['sla.started', 'sla.nearing', 'sla.breached']);
  });

  it('warns before it breaches when time jumps', async () => {
    const { apply, advance, slaNews } = await openWithClock();
    must(await apply());
    slaNews();
    await advance(600);
    expect(slaNews()).toEqual(['sla.nearing', 'sla.breached']);
  });

  it("stops in time with an agent's reply, and nothing follows", async () => {
    const { apply, advance, write, cases, id, slaNews, state } = await openWithClock();
    must(await apply());
    await advance(20);
    must(
      await write(() =>
        cases.reply(id, { text: 'a', visibility: 'public', status: 'awaitingCustomer' }, mori),
      ),
    );
    expect(slaNews()).toEqual(['sla.started', 'sla.succeeded']);
    await advance(600);
    expect(slaNews()).toEqual([]);
    expect(await state()).toBe('succeeded');
  });

  it('goes on when only a bot has answered', async () => {
    const { apply, advance, write, conversations, cases, store, id, state } = await openWithClock();
    must(await apply());
    const found = await store.read(() => cases.byId(id));
    const conversation = await store.read(() => conversations.byId(found!.conversationId!));
    await write(() =>
      conversations.send(conversation!, {
        caseId: id,
        author: 'bot',
        authorId: 'run_1',
        authorName: null,
        text: 'We have your message.',
        visibility: 'public',
      }),
    );
    await advance(60);
    expect(await state()).toBe('breached');
  });

  it('is not started twice, and not started anew once it has ended', async () => {
    const { apply, advance, slaNews, timers } = await openWithClock();
    const first = must(await apply()).instances[0]!;
    await advance(10);
    expect(must(await apply()).instances[0]).toEqual(first);
    await advance(50);
    expect(must(await apply()).instances[0]).toMatchObject({ id: first.id, state: 'breached' });
    expect(slaNews()).toEqual(['sla.started', 'sla.nearing', 'sla.breached']);
    expect(timers.size).toBe(0);
  });

  it('gives way to that of another policy', async () => {
    const { apply, write, sla, store, id, codes, timers } = await openWithClock();
    must(await apply());
    must(await write(() => sla.save('vip', slaPolicyBodySchema.parse({ name, targetMinutes: 15 }))));
    must(await apply('vip'));
    expect(await store.read(() => sla.ofCase(id))).toMatchObject({ policyId: 'vip', policyName: name });
    expect(await codes()).toEqual(['sla.started', 'sla.cancelled', 'sla.started']);
    expect(timers.size).toBe(2);
  });

  it('is cancelled when the case is done without an answer', async () => {
    const { apply, write, cases, id, codes, timers, state } = await openWithClock();
    must(await apply());
    must(await write(() => cases.update(id, { status: 'closed' }, mori)));
    expect(await codes()).toEqual(['sla.started', 'sla.cancelled']);
    expect(timers.size).toBe(0);
    expect(await state()).toBeUndefined();
  });

  it('has stopped already on a case that was answered before', async () => {
    const { apply, write, cases, id, timers } = await openWithClock();
    must(await write(() => cases.reply(id, { text: 'a', visibility: 'direct', status: 'open' }, mori)));
    expect(must(await apply()).instances[0]).toMatchObject({ state: 'succeeded' });
    expect(timers.size).toBe(0);
  });

  it('counts business time when its policy names hours', async () => {
    const { apply, write, sla, hours, clock } = await openWithClock();
    await write(() =>
      hours.save('default', {
        name,
        timezone: 'Asia/Tokyo',
        weekly: { ...closed, mon: office, fri: office },
        holidays: [],
      }),
    );
    const policy = slaPolicyBodySchema.parse({ name, targetMinutes: 240, businessHoursId: 'default' });
    must(await write(() => sla.save('mail-4h', policy)));
    // Monday 17:00 in Tokyo: one hour today, three on Friday.
    clock.advance(7 * 60 * minute);
    expect(must(await apply('mail-4h')).instances[0]?.dueAt).toBe('2026-06-05T03:00:00.000Z');
  });

  it('says what is missing', async () => {
    const { apply, write, sla, hours } = await openWithClock();
    expect(await apply('nothing')).toMatchObject({ fault: { code: 'NO_POLICY' } });
    const never = slaPolicyBodySchema.parse({ name, targetMinutes: 5, businessHoursId: 'never' });
    expect(await write(() => sla.save('x', never))).toMatchObject({ code: 'invalid' });
    await write(() => hours.save('never', { name, timezone: 'Asia/Tokyo', weekly: closed, holidays: [] }));
    must(await write(() => sla.save('x', never)));
    expect(await apply('x')).toMatchObject({ fault: { code: 'NO_HOURS' } });
  });
});

it('a clock that has ended never moves again', () => {
  for (const state of ['succeeded', 'breached', 'cancelled'] as const)
    for (const event of ['warn', 'breach', 'answer', 'cancel'] as const)
      expect(nextState(state, event)).toBeUndefined();
});
