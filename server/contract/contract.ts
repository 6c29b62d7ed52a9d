import * as automation from './automation.ts';
import type { AnyEndpoint } from './endpoint.ts';

/** Every module of the contract. A new one is added here and is then mounted, documented and callable. */
const modules = [automation];

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

export const endpoints: readonly AnyEndpoint[] = modules.flatMap((module) =>
  Object.values(module).filter(isEndpoint),
);
