import type { form as english } from '../en/form.ts';
import type { Messages } from '../messages.ts';

export const form: Messages<typeof english> = {
  title: 'フォーム',
};
