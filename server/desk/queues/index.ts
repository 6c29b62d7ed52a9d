export { createQueues, noSuchQueue, type Queues } from './queues.ts';
export { queueRoutes, type Backlog } from './routes.ts';
export type { Membership, QueueSettings } from './records.ts';
