import type { editor as english } from '../en/editor.ts';
import type { Messages } from '../messages.ts';

export const editor: Messages<typeof english> = {
  title: 'フロー',
};
