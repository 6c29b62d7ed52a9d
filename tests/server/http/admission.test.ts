import { Agent, request } from 'node:http';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../../server/contract/endpoint.ts';
import { admission } from '../../../server/http/admission.ts';
import { route } from '../../../server/http/handler.ts';
import { openTestServer } from './test-server.ts';
import { createLive } from '../../../server/http/live.ts';
import { openTestDesk } from '../../support/store.ts';

const hold = {
  path: '/hold',
  tag: 'Test',
  who: ['admin'],
  summary: 'Stay inside',
  result: z.object({}),
} as const;

it('keeps a fifth of the places for what brings work under way to its end', () => {
  const newWork = admission({ method: 'POST', opensWork: true }, { maxAtOnce: 10 });
  const rest = admission({ method: 'POST' }, { maxAtOnce: 10 });
  expect(newWork(8)).toBeUndefined();
  expect(newWork(9)).toMatchObject({ code: 'busy', headers: { 'retry-after': '1' } });
  expect(rest(10)).toBeUndefined();
  expect(rest(11)).toMatchObject({ code: 'busy' });
});

it('turns changes away while too many wait to be written, and answers questions', () => {
  const options = { maxAtOnce: 10, isCrowded: () => true };
  expect(admission({ method: 'PATCH' }, options)(1)).toMatchObject({
    code: 'busy',
    headers: { 'retry-after': '1' },
  });
  expect(admission({ method: 'GET' }, options)(1)).toBeUndefined();
});

it('asks about the backlog for new work only', async () => {
  const isBehind = () => Promise.resolve(true);
  expect(await admission({ method: 'POST', opensWork: true }, { maxAtOnce: 10, isBehind })(1)).toMatchObject({
    code: 'backlog',
  });
  expect(admission({ method: 'POST' }, { maxAtOnce: 10, isBehind })(1)).toBeUndefined();
});

it('answers 503 at the door while the file is held and enough changes wait, and keeps what it took on', async () => {
  const desk = openTestDesk({ mostWaiting: 40 });
  const { url, apiKey } = await openTestServer({ isCrowded: desk.store.isCrowded }, desk);
  const headers = { authorization: `Bearer ${await apiKey('admin')}`, 'content-type': 'application/json' };
  const path = `${url}/api/v1/api-keys`;
  const create = (name: string) =>
    fetch(path, { method: 'POST', headers, body: JSON.stringify({ name, role: 'agent' }) });
  const other = new Database(desk.store.connection.name);
  other.exec('BEGIN IMMEDIATE');
  const first = Promise.all(['a', 'b', 'c', 'd'].map(create));
  await expect.poll(desk.store.isCrowded).toBe(true);
  const late = await create('e');
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await late.json()).toMatchObject({ code: 'busy' });
  expect((await fetch(path, { headers })).status).toBe(200);
  other.close();
  expect((await first).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect((await create('f')).status).toBe(201);
});

it('gives no place to calls that it turns away', async () => {
  const post = endpoint({ ...hold, method: 'POST', id: 'holdWork', opensWork: true });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const routes = [
    route(post, async () => held.then(() => ({}))),
    route(endpoint({ ...hold, method: 'GET', id: 'look' }), async () => ({})),
  ];
  const config = { publicUrl: 'http://localhost', trustedProxies: 0, checkAnswers: true, maxAtOnce: 10 };
  const server = await openTestServer({ routes, config });
  const headers = { authorization: `Bearer ${await server.apiKey('admin')}` };
  const agent = new Agent({ keepAlive: true });
  const call = (method: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${server.url}/api/v1/hold`, { method, agent, headers });
      sent.on('response', (response) => void response.resume().on('end', () => resolve(response.statusCode)));
      sent.on('error', reject).end();
    });
  const many = (method: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => call(method)));
  // Opens the connections, so that all calls come in one turn afterwards.
  await many('GET', 50);
  const inside = many('POST', 8);
  await expect.poll(() => call('POST')).toBe(503);
  const [refused, looked] = await Promise.all([many('POST', 40), call('GET')]);
  expect([new Set(refused), looked]).toEqual([new Set([503]), 200]);
  release();
  expect(new Set(await inside)).toEqual(new Set([200]));
  agent.destroy();
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
