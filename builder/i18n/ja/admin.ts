import type { admin as english } from '../en/admin.ts';
import type { Messages } from '../messages.ts';

export const admin: Messages<typeof english> = {
  title: '管理',
};
