import { createTransport, type SendMailOptions } from 'nodemailer';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startReceiver } from '../../../server/channels/email/index.ts';
import type { NewMessage } from '../../../server/contract/conversations.ts';
import { Problem } from '../../../server/contract/problem.ts';
import { findMessage, ids, root } from './mail-threads.ts';

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
    mailsPerSender: 5,
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

  it('is slowed down when one address sends too many within a quarter of an hour', async () => {
    const { accepted, send } = await openReceiver();
    for (let count = 0; count < 5; count += 1) await send({});
    await expect(send({})).rejects.toMatchObject({ responseCode: 451 });
    await send({ from: 'other@customer.example' });
    expect(accepted).toHaveLength(6);
  });

  it('is not acknowledged when it could not be kept', async () => {
    const broken = await openReceiver(() => Promise.reject(new Error('disk full')));
    await expect(broken.send({})).rejects.toMatchObject({ responseCode: 451 });
    const refusing = await openReceiver(async () => new Problem('invalid', { message: 'No.' }));
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
