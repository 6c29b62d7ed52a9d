import { flowsApi } from '../../server/client.ts';
import { good, type TestServer } from './server.ts';

const text = (en: string) => ({ en, ja: en });
const end = (outcome: string) => ({ type: 'end', config: { outcome }, next: {} });

/** A flow document with everything a flow must have; `steps` says what it does. */
export const flowDocument = (key: string, steps: Record<string, unknown>, rest: object = {}) => ({
  format: 1,
  key,
  title: text(key),
  trigger: { type: 'api' },
  settings: { timezone: 'Asia/Tokyo', fallbackQueue: 'q-general', maxStepExecutions: 50 },
  variables: [],
  start: Object.keys(steps)[0],
  steps,
  layout: {},
  ...rest,
});

/** One screen with one question. */
export const askFlow = flowDocument('ask-once', {
  ask: {
    type: 'screen',
    config: { title: text('Ask'), components: [{ type: 'text', name: 'word', label: text('Word') }] },
    next: { done: 'end', cancel: 'left' },
  },
  end: end('answered'),
  left: end('left'),
});

/** Waits a minute for the event `go` with its own key. */
export const waitFlow = flowDocument(
  'wait-for-go',
  {
    wait: {
      type: 'wait',
      config: { for: 'event', event: 'test.go', match: { key: '{{vars.key}}' }, timeout: { minutes: 1 } },
      next: { done: 'heard', timeout: 'late', error: 'late' },
    },
    heard: end('heard'),
    late: end('late'),
  },
  { variables: [{ name: 'key', type: 'text', input: true }] },
);

/** Calls one address and ends by how that went. */
export const callFlow = (url: string, timeoutSec = 10) =>
  flowDocument('call-once', {
    call: {
      type: 'httpRequest',
      config: { method: 'POST', url, body: { a: 1 }, timeoutSec },
      next: { done: 'end', error: 'refused' },
    },
    end: end('called'),
    refused: end('refused'),
  });

export async function publish({ admin }: Pick<TestServer, 'admin'>, body: object): Promise<string> {
  const draft = good(await admin.call(flowsApi.createFlow, { body: body as Record<string, unknown> }));
  good(await admin.call(flowsApi.publishFlow, { params: { id: draft.flow.id }, body: {} }));
  return draft.flow.key;
}
