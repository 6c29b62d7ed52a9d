import { expect, it } from 'vitest';
import { assistantApi, casesApi } from '../../../../server/client.ts';
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
    .toEqual({ label: 'delivery' });
  const params = { id: sent.caseId ?? '' };
  expect(good(await server.admin.call(casesApi.getCase, { params })).case.reason).toBeNull();
  // What is sure needs nobody else.
  await write(server, 'Hello, the invoice is wrong Please help.');
  expect(peer.asked).toHaveLength(1);
});
