import { expect, it } from 'vitest';
import {
  assistantApi,
  casesApi,
  conversationsApi,
  predictionsApi,
  runsApi,
} from '../../../../server/client.ts';
import { completion, says, startModelPeer } from '../../../support/model-peer.ts';
import { good, startTestServer } from '../../../support/server.ts';
import { learnReason, predictionsOf, publishClassifying, write } from '../../../support/trained.ts';

const doubtful = 'Ωμέγα ψυχή ξένος θάλασσα ουρανός';

it('a doubtful answer is put to a connected model provider as well, which changes nothing by itself', async () => {
  const peer = await startModelPeer();
  const server = await startTestServer({ ALLOWED_HOSTS: peer.host, DEMO: 'false' });
  await learnReason(server, { mode: 'automate', selectAt: 0.4, automateAt: 0.7 });
  await publishClassifying(server, { fields: [{ field: 'reason' }] });
  const alone = await write(server, doubtful);
  expect(await predictionsOf(server, alone.caseId)).toMatchObject([{ action: 'unknown', opinion: null }]);
  expect(peer.asked).toEqual([]);

  const body = {
    isOn: true,
    baseUrl: peer.baseUrl,
    model: 'small',
    apiKey: 'sk-very-secret',
    monthlyTokens: 1_000_000,
    timeLimitMs: 5000,
    uses: ['secondOpinion' as const],
  };
  good(await server.admin.call(assistantApi.saveAssistantSettings, { body }));
  peer.answer(says(completion('delivery')));
  const sent = await write(server, doubtful);
  await expect
    .poll(async () => (await predictionsOf(server, sent.caseId))[0]?.opinion)
    .toEqual({ label: 'delivery', model: 'small' });
  const params = { id: sent.caseId ?? '' };
  expect(good(await server.admin.call(casesApi.getCase, { params })).case.reason).toBeNull();
  // What is sure needs nobody else.
  await write(server, 'Hello, the invoice is wrong Please help.');
  expect(peer.asked).toHaveLength(1);
});

it('a second opinion stands beside the run it was asked in, and is asked without the names that are known', async () => {
  const peer = await startModelPeer();
  const server = await startTestServer({ ALLOWED_HOSTS: peer.host, DEMO: 'false' });
  await learnReason(server, { mode: 'automate', selectAt: 0.4, automateAt: 0.7 });
  await publishClassifying(server, { fields: [{ field: 'reason' }] });
  good(
    await server.admin.call(assistantApi.saveAssistantSettings, {
      body: {
        isOn: true,
        baseUrl: peer.baseUrl,
        model: 'small',
        monthlyTokens: 1_000_000,
        timeLimitMs: 5000,
        uses: ['secondOpinion'],
      },
    }),
  );
  peer.answer(says(completion('none')));
  const { caseId } = good(
    await server.admin.call(conversationsApi.sendMessage, {
      body: { channel: 'email', handle: 'miwa@example.com', name: 'Saeki Miwa', text: `${doubtful} Saeki` },
    }),
  );
  await server.app.drain();
  await expect
    .poll(async () => (await predictionsOf(server, caseId))[0]?.opinion)
    .toMatchObject({ label: null });
  expect(peer.asked[0]?.text).toContain('ξένος');
  expect(peer.asked[0]?.text).not.toContain('Saeki');
  const [run] = good(await server.admin.call(runsApi.listRuns, { query: { caseId: caseId ?? '' } })).items;
  const opinions = good(
    await server.admin.call(predictionsApi.listRunOpinions, { params: { id: run?.id ?? '' } }),
  );
  expect(opinions.items).toMatchObject([{ field: 'reason', label: null, model: 'small' }]);
});
