/** The work that floor and flow do alike: the words looked for, the queues, and the cases that come in. */
export const keywords: readonly (readonly [word: string, topic: string])[] = [
  ['charged', 'billing'],
  ['invoice', 'billing'],
  ['refund', 'billing'],
  ['login', 'app'],
  ['log in', 'app'],
  ['502', 'app'],
  ['cancel', 'retention'],
  ['vacuum', 'hardware'],
];
/** What has no queue of its own goes to `q-general`, as VIPs go to `q-vip`: five queues in all. */
export const topicQueues: Readonly<Record<string, string>> = {
  billing: 'q-billing',
  app: 'q-app',
  retention: 'q-retention',
};
export const queueIds = ['q-vip', ...Object.values(topicQueues), 'q-general'];

const texts = [
  'You charged me twice for May.',
  'I cannot log in.',
  'Error 502 after the update.',
  'Please cancel my plan.',
  'The vacuum does not start.',
  'Hello, may I ask something?',
];
export interface TriageCase {
  subject: string;
  body: string;
  channel: string;
  customer: { tier: string };
}
export const triageCase = (index: number): TriageCase => ({
  subject: `Question ${index}`,
  body: texts[index % texts.length] ?? '',
  channel: 'webForm',
  customer: { tier: index % 10 ? 'standard' : 'vip' },
});

/** What is to come out, in a few lines of plain code: the floor's work, and the proof of the flow's. */
export function triaged({ subject, body, customer }: TriageCase): { queue: string; topic: string } {
  const text = `${subject} ${body}`.toLowerCase();
  const topic = keywords.find(([word]) => text.includes(word))?.[1] ?? 'general';
  return { queue: customer.tier === 'vip' ? 'q-vip' : (topicQueues[topic] ?? 'q-general'), topic };
}
