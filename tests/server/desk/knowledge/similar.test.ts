import { describe, expect, it } from 'vitest';
import type { SimilarCase } from '../../../../server/contract/knowledge.ts';
import { caller, openHouse, type House } from '../../../support/house.ts';

const mori = caller('mori', { name: 'Mori' });
const similarTo = async (house: House, id: string) =>
  ((await house.call('listSimilar', mori, { params: { id } })) as { items: SimilarCase[] }).items;

describe('similar cases', () => {
  it('are those that say the same, with the words both have', async () => {
    const house = await openHouse();
    const old = await house.openCase({ text: 'The dishwasher beeps and shows E-21' });
    await house.openCase({ text: 'Where is my parcel?' });
    const id = await house.openCase({ text: 'My dishwasher shows E21 since yesterday' });
    expect(await similarTo(house, id)).toMatchObject([
      {
        case: { id: old },
        words: expect.arrayContaining(['dishwasher', 'e21']) as string[],
        isDuplicate: false,
        isSameCustomer: false,
      },
    ]);
    expect(await similarTo(house, await house.openCase({ text: 'こんにちは' }))).toEqual([]);
  });

  it('are probable duplicates where the same words come again', async () => {
    const house = await openHouse();
    const text = '二重に請求されています。注文4711をご確認ください。';
    const first = await house.openCase({ text });
    const id = await house.openCase({ text, channel: 'email', handle: 'guest@example.com' });
    expect(await similarTo(house, id)).toMatchObject([{ case: { id: first }, score: 1, isDuplicate: true }]);
  });

  it('are probable duplicates where one customer writes of the same on another day', async () => {
    const house = await openHouse();
    const open = async (text: string) => {
      const id = await house.openCase({ text });
      await house.write(() =>
        house.cases.update(id, { contactId: 'contact-clark' }, { kind: 'agent', id: 'mori' }),
      );
      return id;
    };
    const first = await open('The freezer compartment of the new fridge is warm');
    house.clock.advance(2 * 86_400_000);
    const id = await open('Still waiting: the fridge is warm, the freezer too');
    expect(await similarTo(house, id)).toMatchObject([
      { case: { id: first }, isSameCustomer: true, isDuplicate: true, contactName: 'Emma Clark' },
    ]);
  });

  it('follow a subject that is changed', async () => {
    const house = await openHouse();
    const other = await house.openCase({ text: 'Zeppelin over Nagoya' });
    const id = await house.openCase({ text: 'Hello' });
    expect(await similarTo(house, id)).toEqual([]);
    const by = { kind: 'agent', id: 'mori' } as const;
    await house.write(() => house.cases.update(id, { subject: 'A zeppelin, Nagoya' }, by));
    expect((await similarTo(house, id)).map(({ case: found }) => found.id)).toEqual([other]);
    expect((await similarTo(house, other)).map(({ case: found }) => found.id)).toEqual([id]);
  });

  /** Opens so many cases, and gives how many of all are in the index after each of some waits. */
  async function indexedAfter(house: House, opened: number, waits: readonly number[]): Promise<number[]> {
    for (let count = 0; count < opened; count++) await house.openCase({ text: `Zeppelin ${count}` });
    const counts: number[] = [];
    for (const ms of waits) {
      house.clock.advance(ms);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      counts.push(
        Number(house.store.connection.prepare('select count(*) from caseText_docsize').pluck().get()),
      );
    }
    return counts;
  }

  it('are found by themselves some time after the cases were opened, and not in their commit', async () => {
    const house = await openHouse();
    expect(await indexedAfter(house, 100, [0, 30_000, 250, 250])).toEqual([0, 40, 80, 100]);
  });

  it('wait until a rush of cases is over', async () => {
    const house = await openHouse();
    expect(await indexedAfter(house, 400, [30_000])).toEqual([0]);
    expect(await indexedAfter(house, 100, [30_000, 250])).toEqual([40, 80]);
  });
});
