import { describe, expect, it } from 'vitest';
import { newContactSchema } from '../../../../server/contract/customers.ts';
import { must, openCaseDesk } from '../../../support/case-desk.ts';

const everyKey = ['persona', 'email', 'phone'] as const;

async function openWithSaeki() {
  const desk = openCaseDesk();
  const saeki = must(
    await desk.write(() =>
      desk.customers.create(
        newContactSchema.parse({
          family: '佐伯',
          given: '美和',
          emails: ['miwa@example.jp'],
          phones: ['090-1234-5678'],
          isVip: true,
        }),
      ),
    ),
  );
  async function identify(
    part: object,
    onUnknown: 'none' | 'createPersona' | 'createContact' = 'createPersona',
  ) {
    const { messageId } = await desk.send(part);
    const message = must(await desk.store.read(() => desk.conversations.messageById(messageId)))!;
    return must(
      await desk.write(() => desk.conversations.identifyContact({ message, keys: [...everyKey], onUnknown })),
    );
  }
  return { ...desk, saeki, identify };
}

describe('who a sender is', () => {
  it('is the contact of a linked handle, written any way', async () => {
    const { identify, customers, saeki, write } = await openWithSaeki();
    await write(() => customers.linkPersona(saeki.id, 'x', '@miwa_saeki'));
    const found = await identify({ handle: 'Miwa_Saeki' });
    expect(found.outcome).toBe('matched');
    expect(found.contact?.id).toBe(saeki.id);
    expect(found.why[0]).toMatchObject({ text: 'identify.persona', result: 'matched' });
  });

  it('is nobody for an unlinked handle, even when the names are equal', async () => {
    const { identify } = await openWithSaeki();
    const found = await identify({ handle: '@someone', name: '佐伯 美和' });
    expect(found).toMatchObject({ outcome: 'unknown', contact: null });
    expect(found.persona).toMatchObject({ linkStatus: 'unlinked', contactId: null, handle: '@someone' });
  });

  it('makes one persona of a handle, however often it writes', async () => {
    const { identify } = await openWithSaeki();
    const first = await identify({ handle: '@someone' });
    const second = await identify({ handle: '@SOMEONE' });
    expect(second.persona?.id).toBe(first.persona?.id);
  });

  it.each([
    ['the address a mail comes from', { channel: 'email', handle: 'Miwa@Example.jp' }],
    ['the address given in a form', { channel: 'webForm', handle: 'visitor', email: 'miwa@example.jp' }],
    ['the number a text comes from', { channel: 'sms', handle: '+819012345678' }],
    ['the number given in a chat', { channel: 'chat', handle: 'visitor', phone: '０９０ 1234 5678' }],
  ])('is found by %s', async (_, part) => {
    const { identify, saeki } = await openWithSaeki();
    const found = await identify(part);
    expect(found.outcome).toBe('matched');
    expect(found.contact?.id).toBe(saeki.id);
  });

  it('is ambiguous when two contacts share the address', async () => {
    const { identify, customers, write } = await openWithSaeki();
    await write(() => customers.create(newContactSchema.parse({ name: 'Ken', emails: ['MIWA@example.jp'] })));
    const found = await identify({ channel: 'email', handle: 'miwa@example.jp' });
    expect(found).toMatchObject({ outcome: 'ambiguous', contact: null });
  });

  it('can become a new contact, who is known the next time', async () => {
    const { identify } = await openWithSaeki();
    const part = { channel: 'email', handle: 'new@example.com', name: 'New Comer', text: 'Hi there' };
    const first = await identify(part, 'createContact');
    expect(first.outcome).toBe('unknown');
    expect(first.contact).toMatchObject({ name: 'New Comer', emails: ['new@example.com'], locale: 'en' });
    const second = await identify(part, 'createContact');
    expect(second).toMatchObject({ outcome: 'matched', contact: { id: first.contact?.id } });
  });

  it('is remembered on the conversation, and its case becomes theirs with the next message', async () => {
    const { identify, cases, send, store, saeki } = await openWithSaeki();
    const mail = { channel: 'email', handle: 'miwa@example.jp', threadId: 'a' };
    await identify(mail);
    const { caseId } = await send({ ...mail, text: 'more' });
    expect((await store.read(() => cases.byId(caseId!)))?.contactId).toBe(saeki.id);
  });

  it('follows a contact who changes their number', async () => {
    const { identify, customers, saeki, write } = await openWithSaeki();
    must(await write(() => customers.change(saeki.id, { phones: ['03-1111-2222'] }, 1)));
    expect((await identify({ channel: 'sms', handle: '090-1234-5678' })).outcome).toBe('unknown');
    expect((await identify({ channel: 'sms', handle: '03-1111-2222' })).outcome).toBe('matched');
  });

  it("is not changed over somebody else's change", async () => {
    const { customers, saeki, write } = await openWithSaeki();
    must(await write(() => customers.change(saeki.id, { kana: 'サエキ ミワ' }, 1)));
    expect(await write(() => customers.change(saeki.id, { kana: 'x' }, 1))).toMatchObject({
      code: 'preconditionFailed',
    });
  });
});
