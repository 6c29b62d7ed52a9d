import { expect, it } from 'vitest';
import { monday } from '../../support/store.ts';
import { startTestServer } from '../../support/server.ts';
import { advance, pathOf, publish, readRun, start } from '../../support/story-flow.ts';

const end: [string, Record<string, unknown>] = ['end', { outcome: 'ok' }];
const variables = [
  { name: 'ready', type: 'boolean' },
  { name: 'since', type: 'text', input: true },
];

it('a wait hears what another branch of its own run sets', async () => {
  const server = await startTestServer();
  const condition = { left: 'vars.ready', op: 'eq', right: true };
  await publish(
    server,
    'fork',
    {
      both: ['parallel', { branches: ['one', 'two'].map((key) => ({ key, label: { en: key, ja: key } })), join: 'all' }, { one: 'hear', two: 'pause', done: 'out' }],
      hear: ['wait', { for: 'condition', condition }, { done: 'out' }],
      pause: ['wait', { for: 'duration', duration: { minutes: 5 } }, { done: 'tell' }],
      tell: ['setVariables', { set: [{ name: 'ready', value: '{{ true }}' }] }, { done: 'out' }],
      out: end,
    },
    { variables },
  ); // prettier-ignore
  const { id } = await start(server, 'fork');
  expect((await readRun(server, id)).status).toBe('active');
  await advance(server, 6);
  const run = await readRun(server, id);
  expect(run.status).toBe('finished');
  expect(pathOf(run)).toContain('hear:done');
});

it('a wait ends at the moment at which time makes its condition true, and not before its limit is over', async () => {
  const server = await startTestServer();
  const steps = (days: number): Parameters<typeof publish>[2] => ({
    hear: [
      'wait',
      {
        for: 'condition',
        condition: { left: 'vars.since', op: 'olderThan', right: { days } },
        timeout: { days: 2 },
      },
      { done: 'out', timeout: 'out' },
    ],
    out: end,
  });
  await publish(server, 'soon', steps(1), { variables });
  await publish(server, 'late', steps(3), { variables });
  const since = new Date(monday).toISOString();
  const soon = await start(server, 'soon', { input: { since } });
  const late = await start(server, 'late', { input: { since } });
  await advance(server, 24 * 60 - 1);
  expect((await readRun(server, soon.id)).status).toBe('active');
  await advance(server, 2);
  expect(pathOf(await readRun(server, soon.id))).toContain('hear:done');
  expect((await readRun(server, late.id)).status).toBe('active');
  await advance(server, 24 * 60);
  expect(pathOf(await readRun(server, late.id))).toContain('hear:timeout');
});
