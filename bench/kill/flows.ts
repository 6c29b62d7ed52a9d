const text = (words: string) => ({ en: words, ja: words });
const done = { type: 'end', config: { outcome: 'done' }, next: {} };
const flow = (key: string, steps: Record<string, unknown>) => ({
  format: 1,
  key,
  title: text(key),
  trigger: { type: 'api' },
  settings: { timezone: 'Asia/Tokyo', maxStepExecutions: 50 },
  variables: [{ name: 'key', type: 'text', input: true, required: true }],
  start: Object.keys(steps)[0],
  steps: { ...steps, done },
  layout: {},
});
const ticket = (what: string, next: string) => ({
  type: 'createRecord',
  config: {
    object: 'ticket',
    set: { department: 'it', type: 'kill', summary: `${what} {{vars.key}}`, fields: {} },
  },
  next: { done: next },
});

/** Writes a record, calls another system, writes a record: what must happen once stands around what may be repeated. */
export const callFlow = (url: string) =>
  flow('kill-call', {
    before: ticket('before', 'call'),
    call: {
      type: 'httpRequest',
      config: { method: 'POST', url, body: { key: '{{vars.key}}' } },
      next: { done: 'after' },
    },
    after: ticket('after', 'done'),
  });

/** Tells the outbox of each message, and goes on once the other system has taken it. */
export const tellFlow = {
  ...flow('kill-tell', {
    tell: {
      type: 'notify',
      config: { to: [{ webhook: 'kill' }], channel: 'webhook' },
      next: { done: 'done', skipped: 'done' },
    },
  }),
  trigger: { type: 'message', channels: ['webForm'] },
  variables: [],
};

/** Asks a person, and writes a record of the answer. */
export const askFlow = flow('kill-ask', {
  ask: {
    type: 'screen',
    config: { title: text('Ask'), components: [{ type: 'text', name: 'word', label: text('Word') }] },
    next: { done: 'answered', cancel: 'done' },
  },
  answered: ticket('answered', 'done'),
});
