import { expect, it } from 'vitest';
import { assistantApi } from '../../../server/client.ts';
import type { BodyInputOf } from '../../../server/contract/endpoint.ts';
import { startModelPeer } from '../../support/model-peer.ts';
import { good, startTestServer } from '../../support/server.ts';

type Settings = BodyInputOf<typeof assistantApi.saveAssistantSettings>;
const settings = (more: Partial<Settings> = {}): Settings => ({
  isOn: true,
  baseUrl: 'http://127.0.0.1:9/v1',
  model: 'small',
  monthlyTokens: 1000,
  timeLimitMs: 5000,
  uses: ['summary'],
  ...more,
});

it('is off in a new house', async () => {
  const { admin } = await startTestServer();
  expect(good(await admin.call(assistantApi.getAssistantSettings))).toMatchObject({
    isOn: false,
    hasKey: false,
    uses: [],
    version: 0,
  });
});

it('is switched on only with a model, and an address the operator allows', async () => {
  const { admin } = await startTestServer({ ALLOWED_HOSTS: '127.0.0.1:9' });
  const save = (body: Settings) => admin.call(assistantApi.saveAssistantSettings, { body });
  expect((await save(settings({ baseUrl: '' }))).status).toBe(422);
  expect((await save(settings({ model: '' }))).status).toBe(422);
  const refused = await save(settings({ baseUrl: 'https://elsewhere.example.com/v1' }));
  expect([refused.status, refused.ok || refused.problem.detail]).toEqual([
    409,
    expect.stringContaining('ALLOWED_HOSTS'),
  ]);
  expect((await save(settings({ isOn: false, baseUrl: 'https://elsewhere.example.com/v1' }))).ok).toBe(true);
  expect((await save(settings())).ok).toBe(true);
});

it('a key stays with the host it was entered for', async () => {
  const peer = await startModelPeer();
  const { admin } = await startTestServer({ ALLOWED_HOSTS: `${peer.host}, 127.0.0.1:9` });
  const save = async (body: Settings) =>
    good(await admin.call(assistantApi.saveAssistantSettings, { body })).hasKey;
  expect(await save(settings({ apiKey: 'sk-1' }))).toBe(true);
  expect(await save(settings({ model: 'larger' }))).toBe(true);
  expect(await save(settings({ baseUrl: peer.baseUrl }))).toBe(false);
  expect(await save(settings({ baseUrl: peer.baseUrl, apiKey: 'sk-2' }))).toBe(true);
  expect(await save(settings({ baseUrl: peer.baseUrl, apiKey: '' }))).toBe(false);
});

it('two admins do not overwrite each other', async () => {
  const { admin } = await startTestServer();
  const save = (ifMatch: number) =>
    admin.call(assistantApi.saveAssistantSettings, { body: settings({ isOn: false }), ifMatch });
  expect((await save(0)).ok).toBe(true);
  expect((await save(0)).status).toBe(412);
});
