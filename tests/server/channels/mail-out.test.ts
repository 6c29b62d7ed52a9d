import { createServer, type AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emailSender } from '../../../server/channels/email/index.ts';
import type { Outgoing } from '../../../server/desk/notifications/sender.ts';
import { findMessage, ids, root } from './mail-threads.ts';

async function openMailbox() {
  const received: { mail: Email; raw: string }[] = [];
  let answer: Error | null = null;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        if (!answer) received.push({ mail: await PostalMime.parse(raw), raw: raw.toString() });
        done(answer);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  // A server that listens on a port has an address of this form.
  const { port } = server.server.address() as AddressInfo;
  const sender = emailSender({
    url: `smtp://127.0.0.1:${port}`,
    from: '"風花家電" <support@kazehana.example>',
    ids,
    findMessage,
  });
  onTestFinished(async () => {
    sender.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    received,
    sender,
    refuseWith(responseCode: number) {
      answer = Object.assign(new Error('no'), { responseCode });
    },
  };
}
const row: Outgoing = {
  id: 'out_1',
  channel: 'email',
  recipient: 'miwa@customer.example',
  locale: 'ja',
  subject: 'お問い合わせを受け付けました',
  text: '佐伯様\n\n<b>{{x}}</b> & お待ちください。',
  idempotencyKey: 'run_1:reply.1',
  caseId: 'case_1',
  messageId: 'message_7',
};

describe('Mail that goes out', () => {
  it('arrives as plain text, word for word, in the thread the customer began', async () => {
    const { received, sender } = await openMailbox();
    expect(await sender.send(row)).toEqual({ ok: true });
    expect(received[0]?.mail).toMatchObject({
      subject: row.subject,
      from: { name: '風花家電', address: 'support@kazehana.example' },
      inReplyTo: root,
      references: root,
    });
    expect(received[0]?.mail.text?.trim()).toBe(row.text);
    expect(received[0]?.mail.html).toBeUndefined();
  });

  it('carries the same Message-ID when it is repeated, and another for another row', async () => {
    const { received, sender } = await openMailbox();
    await sender.send(row);
    await sender.send(row);
    await sender.send({ ...row, idempotencyKey: 'run_2:reply.1' });
    const [first, second, third] = received.map(({ mail }) => mail.messageId);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
  });

  it('tells other machines not to answer, unless a person wrote it', async () => {
    const { received, sender } = await openMailbox();
    await sender.send({ ...row, messageId: null });
    await sender.send(row);
    expect(received[0]?.raw).toMatch(/Auto-Submitted: auto-generated/i);
    expect(received[1]?.raw).not.toMatch(/Auto-Submitted/i);
  });

  it('never lets a subject or an address add a header or a recipient', async () => {
    const { received, sender } = await openMailbox();
    await sender.send({ ...row, subject: 'Hello\r\nBcc: victim@example.com' });
    expect(received[0]?.mail.bcc).toBeUndefined();
    for (const recipient of ['a@b.c, d@e.f', 'a@b.c\r\nBcc: x@y.z', 'name <a@b.c>', 'nobody', ''])
      expect(await sender.send({ ...row, recipient })).toMatchObject({ ok: false, retryable: false });
    expect(received).toHaveLength(1);
  });

  it.each([
    [550, false],
    [554, false],
    [421, true],
    [451, true],
  ])('refused with %i is tried again: %s', async (code, retryable) => {
    const mailbox = await openMailbox();
    mailbox.refuseWith(code);
    expect(await mailbox.sender.send(row)).toMatchObject({ ok: false, retryable });
  });

  it('is tried again when nobody listens', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    // A server that listens on a port has an address of this form.
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const sender = emailSender({ url: `smtp://127.0.0.1:${port}`, from: 'a@b.c', ids, findMessage });
    expect(await sender.send(row)).toMatchObject({ ok: false, retryable: true });
  });
});
