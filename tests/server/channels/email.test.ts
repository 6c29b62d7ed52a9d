import { createServer, type AddressInfo } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  emailSender,
  messageIds,
  startReceiver,
  type FindMessage,
} from '../../../server/channels/email/index.ts';
import type { NewMessage } from '../../../server/contract/conversations.ts';
import { Problem } from '../../../server/contract/problem.ts';
import type { Outgoing } from '../../../server/desk/notifications/sender.ts';

const ids = messageIds('a secret', 'kazehana.example');
const root = '<root-1@customer.example>';
const findMessage: FindMessage = async (id) =>
  id === 'message_7' ? { threadId: root, isAutomatic: false } : undefined;

async function openReceiver(accept?: (message: NewMessage) => Promise<unknown>) {
  const accepted: NewMessage[] = [];
  const receiver = await startReceiver({
    host: '127.0.0.1',
    port: 0,
    ids,
    findMessage,
    accept: accept ?? (async (message) => void accepted.push(message)),
    log: pino({ level: 'silent' }),
    now: () => 0,
  });
  const transport = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true });
  onTestFinished(async () => {
    transport.close();
    await receiver.close();
  });
  const send = (mail: SendMailOptions) =>
    transport.sendMail({
      from: 'Miwa Saeki <Miwa@Customer.example>',
      to: 'support@kazehana.example',
      subject: 'ロボット掃除機',
      text: '充電できません。',
      ...mail,
    });
  const raw = (content: string, from = 'miwa@customer.example') =>
    transport.sendMail({ envelope: { from, to: ['support@kazehana.example'] }, raw: content });
  return { accepted, send, raw, port: receiver.port };
}

describe('Mail that comes in', () => {
  it('becomes a message with sender, words and thread', async () => {
    const { accepted, send } = await openReceiver();
    await send({ messageId: root });
    expect(accepted).toEqual([
      {
        channel: 'email',
        handle: 'miwa@customer.example',
        email: 'miwa@customer.example',
        name: 'Miwa Saeki',
        subject: 'ロボット掃除機',
        text: '充電できません。',
        threadId: root,
        externalId: root,
        tags: [],
      },
    ]);
  });

  it('is read in the encodings Japanese mail programs use', async () => {
    const { accepted, raw } = await openReceiver();
    // 「請求」 in ISO-2022-JP, as older mail programs send it.
    const jis = Buffer.concat([Buffer.from('\x1b$B@A5a\x1b(B')]).toString('latin1');
    await raw(
      'From: miwa@customer.example\r\nSubject: =?ISO-2022-JP?B?GyRCQEE1YRsoQg==?=\r\n' +
        `Message-ID: <j@x>\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\n\r\n${jis}\r\n`,
    );
    expect(accepted).toMatchObject([{ subject: '請求', text: '請求' }]);
  });

  it('keeps the words of an HTML mail and nothing of its markup', async () => {
    const { accepted, send } = await openReceiver();
    await send({
      text: undefined,
      html: '<p>Hello</p><script>alert(1)</script><img src=x onerror=alert(2)>',
    });
    expect(accepted).toMatchObject([{ text: 'Hello' }]);
  });

  it('notes that there were attachments', async () => {
    const { accepted, send } = await openReceiver();
    await send({ attachments: [{ filename: 'photo.txt', content: 'x' }] });
    expect(accepted).toMatchObject([{ tags: ['attachments'], text: '充電できません。' }]);
  });

  it('joins the thread that its References name, oldest first', async () => {
    const { accepted, send } = await openReceiver();
    await send({ references: [root, '<second@x>'], inReplyTo: '<second@x>' });
    await send({ inReplyTo: root });
    expect(accepted.map(({ threadId }) => threadId)).toEqual([root, root]);
  });

  it('that answers one of our mails joins that conversation, even without other references', async () => {
    const { accepted, send } = await openReceiver();
    const ours = ids.of({ idempotencyKey: 'k', messageId: 'message_7' });
    await send({ inReplyTo: ours, references: ['<unrelated@x>', ours] });
    expect(accepted).toMatchObject([{ threadId: root }]);
  });

  it('cannot be put into a conversation by making a Message-ID up', async () => {
    const { accepted, send } = await openReceiver();
    const ours = ids.of({ idempotencyKey: 'k', messageId: 'message_8' });
    const forged = ours.replace('message_8', 'message_7');
    await send({ inReplyTo: forged });
    expect(accepted).toMatchObject([{ threadId: forged }]);
  });

  it.each([
    ['an automatic answer', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['an automatic mail', { headers: { 'Auto-Submitted': 'auto-generated' } }],
    ['a mass mailing', { headers: { Precedence: 'bulk' } }],
    ['a bounce', { envelope: { from: '', to: ['support@kazehana.example'] } }],
  ])('and is %s is taken and not answered, so that two machines never talk for ever', async (_name, mail) => {
    const { accepted, send } = await openReceiver();
    expect((await send(mail)).response).toMatch(/^250/);
    expect(accepted).toEqual([]);
  });

  it('is still a customer’s when it says that no machine sent it', async () => {
    const { accepted, send } = await openReceiver();
    await send({ headers: { 'Auto-Submitted': 'no' } });
    expect(accepted).toHaveLength(1);
  });

  it('is slowed down when one address sends more than thirty in a quarter of an hour', async () => {
    const { accepted, send } = await openReceiver();
    for (let count = 0; count < 30; count += 1) await send({});
    await expect(send({})).rejects.toMatchObject({ responseCode: 451 });
    await send({ from: 'other@customer.example' });
    expect(accepted).toHaveLength(31);
  });

  it('is not acknowledged when it could not be kept', async () => {
    const broken = await openReceiver(() => Promise.reject(new Error('disk full')));
    await expect(broken.send({})).rejects.toMatchObject({ responseCode: 451 });
    const refusing = await openReceiver(async () => new Problem('invalid', 'No.'));
    await expect(refusing.send({})).rejects.toMatchObject({ responseCode: 554 });
  });

  it('is refused when it is larger than 10 MB', async () => {
    const { accepted, send } = await openReceiver();
    const attachments = [{ filename: 'a', content: Buffer.alloc(9 * 1024 * 1024) }];
    await expect(send({ attachments })).rejects.toMatchObject({ responseCode: 552 });
    expect(accepted).toEqual([]);
  });

  it('with the same content and no Message-ID is recognised when it is delivered again', async () => {
    const { accepted, raw } = await openReceiver();
    const mail = 'From: a@customer.example\r\nSubject: s\r\n\r\ntext\r\n';
    await raw(mail);
    await raw(mail);
    expect(accepted[0]?.externalId).toHaveLength(64);
    expect(accepted[0]?.externalId).toBe(accepted[1]?.externalId);
  });

  it('that is garbage hurts nobody', async () => {
    const { accepted, raw } = await openReceiver();
    await raw('\r\n');
    await raw('From: @@@\r\n\r\nx');
    await raw(`Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n'.repeat(500)}`);
    expect(accepted).toEqual([]);
  });
});

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
