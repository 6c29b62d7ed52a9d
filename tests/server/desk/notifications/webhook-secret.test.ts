import { expect, it } from 'vitest';
import { createWebhooks } from '../../../../server/desk/notifications/webhooks.ts';
import { openTestDesk } from '../../../support/store.ts';

it('keeps the secret of a webhook out of the database file, and signs with it all the same', async () => {
  const { store, context } = openTestDesk();
  const webhooks = createWebhooks(context, {
    *enqueue() {
      throw new Error('Nothing is announced here.');
    },
  });
  const draft = { id: 'crm', url: 'https://crm.example/hook', secret: 'a secret of sixteen', events: [] };
  await store.write(() => webhooks.create(draft));
  const row = store.connection.prepare('SELECT * FROM webhooks').get();
  expect(JSON.stringify(row)).not.toContain('sixteen');
  expect(await store.read(() => webhooks.target('crm'))).toEqual({ url: draft.url, secret: draft.secret });
  expect(JSON.stringify(await store.read(webhooks.list))).not.toContain('sixteen');
});
