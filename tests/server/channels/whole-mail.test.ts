import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { casesApi } from '../../../server/client.ts';
import { good, startTestServer } from '../../support/server.ts';

/** The customer's side: a mailbox that takes everything. */
async function openMailbox(): Promise<{ port: number; mails: Email[] }> {
  const mails: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  // A server that listens on a port has an address of this form.
  return { port: (server.server.address() as AddressInfo).port, mails };
}

async function openCompany() {
  const mailbox = await openMailbox();
  const server = await startTestServer({
    SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
    MAIL_FROM: 'support@kazehana.example',
    SMTP_IN_PORT: '0',
  });
  const transport = createTransport({ host: '127.0.0.1', port: server.app.ports.smtp, ignoreTLS: true });
  onTestFinished(() => transport.close());
  const write = (text: string, more: object = {}) =>
    transport.sendMail({
      from: 'Hana Yamada <hana@customer.example>',
      to: 'support@kazehana.example',
      subject: '請求について',
      text,
      ...more,
    });
  const cases = async () => good(await server.admin.call(casesApi.listCases)).items;
  return { ...server, mailbox, write, cases };
}

describe('A customer who writes by mail', () => {
  it('gets a case, an answer at once in their language, and answers into the same case', async () => {
    const { app, mailbox, write, cases } = await openCompany();
    await write('先月分が二重に引き落とされています。', { messageId: '<first@customer.example>' });
    await app.drain();
    const [opened] = await cases();
    expect(opened).toMatchObject({ channel: 'email', subject: '請求について' });

    const [answer] = mailbox.mails;
    expect(answer?.to).toMatchObject([{ address: 'hana@customer.example' }]);
    expect(answer?.text).toContain(opened?.number);
    expect(answer?.text).toMatch(/[ぁ-ん]/);
    expect(answer?.references).toBe('<first@customer.example>');
    expect(answer?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted' }));

    await write('追加の情報です。', { inReplyTo: answer?.messageId, references: answer?.messageId });
    await app.drain();
    expect(await cases()).toHaveLength(1);
    expect(mailbox.mails).toHaveLength(1);
  });

  it('is answered by an agent in the same thread', async () => {
    const { app, admin, mailbox, write, cases } = await openCompany();
    await write('I was charged twice for May.', { messageId: '<second@customer.example>' });
    await app.drain();
    const [opened] = await cases();
    const params = { id: opened?.id ?? '' };
    const before = mailbox.mails.length;
    good(
      await admin.call(casesApi.replyToCase, { params, body: { text: 'We are <b>sorry</b> & refund it.' } }),
    );
    await app.drain();
    const answer = mailbox.mails.at(-1);
    expect(mailbox.mails).toHaveLength(before + 1);
    expect(answer?.text?.trim()).toBe('We are <b>sorry</b> & refund it.');
    expect(answer?.references).toBe('<second@customer.example>');
    expect(answer?.headers.map(({ key }) => key)).not.toContain('auto-submitted');
  });

  it('whose mail is delivered twice has one case', async () => {
    const { app, write, cases } = await openCompany();
    await write('Twice', { messageId: '<same@customer.example>' });
    await write('Twice', { messageId: '<same@customer.example>' });
    await app.drain();
    expect(await cases()).toHaveLength(1);
  });
});
