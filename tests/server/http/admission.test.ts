import { expect, it } from 'vitest';
import { admission } from '../../../server/http/admission.ts';
import { openTestServer } from './test-server.ts';
import { createLive } from '../../../server/http/live.ts';
import { openTestDesk } from '../../support/store.ts';

it('keeps a fifth of the places for what brings work under way to its end', () => {
  const newWork = admission({ opensWork: true }, { maxAtOnce: 10 });
  const rest = admission({}, { maxAtOnce: 10 });
  expect(newWork(8)).toBeUndefined();
  expect(newWork(9)).toMatchObject({ code: 'busy', headers: { 'retry-after': '1' } });
  expect(rest(10)).toBeUndefined();
  expect(rest(11)).toMatchObject({ code: 'busy' });
});

it('asks about the backlog for new work only', async () => {
  const isBehind = () => Promise.resolve(true);
  expect(await admission({ opensWork: true }, { maxAtOnce: 10, isBehind })(1)).toMatchObject({
    code: 'backlog',
  });
  expect(admission({}, { maxAtOnce: 10, isBehind })(1)).toBeUndefined();
});

it('tells one page too many to come back, and lets it follow changes once another has left', async () => {
  const desk = openTestDesk();
  const live = createLive({ clock: desk.clock, departmentOf: async () => 'it', maxStreams: 1 });
  const { person } = await openTestServer({ live }, desk);
  const page = await person('agent');
  const url = '/api/v1/live';
  const first = await page.fetch(url);
  const second = await page.fetch(url);
  expect([first.status, second.status, second.headers.get('retry-after')]).toEqual([200, 503, '10']);
  await first.body?.cancel();
  await expect.poll(async () => (await page.fetch(url)).status).toBe(200);
});
