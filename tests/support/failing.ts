import type { CallResult } from '../../server/client.ts';
import { startTestServer, type TestServer } from './server.ts';
import { publish, start, startPeer } from './story-flow.ts';

const variables = [
  { name: 'amount', type: 'number', input: true },
  { name: 'doubled', type: 'number', output: true },
];

/** Sets a variable, tells another system, tells it again; the system answers as told. */
export async function openFailing(status: (at: number) => number) {
  const peer = await startPeer((at) => ({ status: status(at) }));
  const server = await startTestServer({ ALLOWED_HOSTS: peer.host });
  const call = { method: 'POST', url: `${peer.url}/{{vars.doubled}}`, body: '{}' };
  await publish(
    server,
    'trial',
    {
      double: [
        'setVariables',
        { set: [{ name: 'doubled', value: '{{vars.amount * 2}}' }] },
        { done: 'tell' },
      ],
      tell: ['httpRequest', { ...call, url: `${peer.url}/tell` }, { done: 'again' }],
      again: ['httpRequest', { ...call, url: `${peer.url}/again` }, { done: 'last' }],
      last: ['end', { outcome: 'told' }],
    },
    { variables },
  );
  return { server, peer };
}
export async function failed(server: TestServer, amount = 2): Promise<string> {
  const { id } = await start(server, 'trial', { input: { amount } });
  await server.app.drain();
  return id;
}
export const refusal = (answer: CallResult<unknown>) => {
  if (answer.ok) throw new Error('It was taken.');
  return answer.problem;
};
