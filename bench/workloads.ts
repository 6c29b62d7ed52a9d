import { publish, readFlow, type House } from './house/house.ts';
import { keywords, queueIds, triageCase, triaged } from './triage.ts';

/** Something a caller asks of a server again and again. */
export interface Workload {
  name: string;
  environment(sink: string): Record<string, string>;
  prepare(house: House, sink: string): Promise<void>;
  path: string;
  body(index: number): string;
}

/** Queues and rules of the triage, made over REST as an admin's program would. */
async function furnish(house: House): Promise<void> {
  for (const id of queueIds) {
    // Every house has this one from the start.
    if (id !== 'q-general') await house.api('POST', '/queues', { id, name: { en: id, ja: id } });
  }
  await house.api('PUT', '/classification/rulesets/bench-topic', {
    title: { en: 'Topic', ja: '用件' },
    rules: keywords.map(([word, topic]) => ({ any: [word], outputs: { topic } })),
  });
}

const hostOf = (sink: string): string => new URL(sink).host;

/** Puts the address of the sink where the flow calls out. */
function aimed(document: Record<string, unknown>, sink: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(document).replaceAll('http://127.0.0.1:4801/', sink)) as Record<
    string,
    unknown
  >;
}

/** A fast answer counts only if it is the right one. */
async function prove(house: House, key: string): Promise<void> {
  for (let index = 0; index < 12; index++) {
    const input = triageCase(index);
    const { outputs } = await house.api<{ outputs: Record<string, unknown> }>(
      'POST',
      `/flows/${key}/runs?wait=5`,
      { input },
    );
    const { queue, topic } = triaged(input);
    if (outputs['queue'] !== queue || outputs['topic'] !== topic || typeof outputs['ticket'] !== 'string')
      throw new Error(`${key} answered ${JSON.stringify(outputs)} to ${JSON.stringify(input)}.`);
  }
}

const triage = (name: string, key: string, prepare: Workload['prepare']): Workload => ({
  name,
  environment: (sink) => ({ ALLOWED_HOSTS: hostOf(sink) }),
  async prepare(house, sink) {
    await furnish(house);
    await prepare(house, sink);
    await prove(house, key);
  },
  path: `/api/v1/flows/${key}/runs?wait=1`,
  body: (index) => JSON.stringify({ input: triageCase(index) }),
});

const messages = [
  'You charged me twice for May.',
  'アプリにﾛｸﾞｲﾝできません',
  'Error 502 when I log in after the update.',
  '先月分が二重に引き落とされています。',
  'こんにちは',
];

export const workloads = {
  w1: triage('W1', 'w1', (house, sink) => publish(house, aimed(readFlow('w1'), sink))),
  w1b: triage('W1b', 'w1b', (house) => publish(house, readFlow('w1b'))),
  /** W1 with the notify step instead of the call: signed, kept in the outbox, tried again for hours. */
  webhook: triage('W1 by webhook', 'w1', async (house, sink) => {
    await house.api('POST', '/webhooks', { id: 'sink', url: sink });
    const document = readFlow('w1');
    const steps = document['steps'] as Record<string, object>;
    const config = {
      channel: 'webhook',
      to: [{ webhook: 'sink' }],
      data: { ticket: '{{steps.ticket.id}}', queue: '{{steps.ticket.record.fields.queue}}' },
    };
    const notify = { ...steps['notify'], type: 'notify', config };
    await publish(house, { ...document, steps: { ...steps, notify } });
  }),
  /** The fuller triage of the demo company: a message, its sender, a case, really routed to somebody. */
  s2: {
    name: 'S2, a case routed',
    environment: () => ({ DEMO: 'on' }),
    async prepare(house) {
      // The demo company also acknowledges each message by a flow of its own; what is measured is one run a message.
      await house.api('POST', '/flows/acknowledge-receipt/deactivate', {});
    },
    path: '/api/v1/messages',
    // A sender of its own, so that each message opens a case.
    body: (index) =>
      JSON.stringify({
        channel: 'webForm',
        handle: `customer${index}@example.com`,
        text: messages[index % messages.length],
      }),
  },
} satisfies Record<string, Workload>;
export type WorkloadName = keyof typeof workloads;
