import type { agent as english } from '../en/agent.ts';
import type { Messages } from '../messages.ts';

export const agent: Messages<typeof english> = {
  title: '対応',
};
