export { createRouting, type RoutedCases, type Routing } from './routing.ts';
export { createWork, type WorkItems } from './work.ts';
export { agentLoad, agentLoads, itemOfCase, queueCounts } from './records.ts';
export { workItemRoutes } from './routes.ts';
