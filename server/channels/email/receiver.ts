import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { NewMessage } from '../../contract/conversations.ts';
import { Problem } from '../../contract/problem.ts';
import { createLimits } from '../../http/limits.ts';
import { readMail } from './incoming.ts';
import type { FindMessage, MessageIds } from './thread.ts';

export interface ReceiverOptions {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  ids: MessageIds;
  findMessage: FindMessage;
  /** Takes a message for good: when this resolves, it is on disk. */
  accept(message: NewMessage): Promise<unknown>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  now(): number;
  /** More mails from one address within 15 minutes are two machines talking, or worse: they are told to wait. */
  mailsPerSender?: number;
}
export interface Receiver {
  port: number;
  close(): Promise<void>;
}

const maxBytes = 10 * 1024 * 1024;

class Refused extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** The built-in mail server: takes mail in, never passes any on. Says 250 only when the message is kept. */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const limits = createLimits(options);
  const server = new SMTPServer({
    size: maxBytes,
    maxClients: 50,
    socketTimeout: 60_000,
    authOptional: true,
    // No certificate of our own: a mail relay in front speaks TLS to the world.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    banner: 'Switchyard',
    onRcptTo: (_address, session, done) =>
      done(session.envelope.rcptTo.length < 20 ? null : new Refused(452, 'Too many recipients')),
    onData(stream, session, done) {
      take(stream, session).then(
        (answer) => done(null, answer),
        (error: unknown) => {
          if (error instanceof Refused) return done(error);
          options.log.error({ err: error }, 'mail could not be taken');
          done(new Refused(451, 'It could not be taken now. Try again later'));
        },
      );
    },
  });
  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const raw = await readAll(stream);
    const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const incoming = await readMail(raw, { sender }, options);
    if ('ignored' in incoming) {
      options.log.info({ reason: incoming.ignored, bytes: raw.length }, 'mail ignored');
      return 'Taken, but not answered';
    }
    const subject = { name: incoming.message.handle, limit: options.mailsPerSender ?? 200 };
    if (limits.refusal(subject)) throw new Refused(451, 'Too many mails from this address. Try again later');
    limits.count(subject);
    const accepted = await options.accept(incoming.message);
    if (accepted instanceof Problem) throw new Refused(554, accepted.detail.slice(0, 200));
    return 'Taken';
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', (error) => options.log.warn({ err: error }, 'mail connection failed'));
  return {
    // A server that listens on a port has an address of this form.
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Reads to the end even when it is too large: only then can the other side hear the answer. */
async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    // The stream has no encoding set, so its chunks are buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= maxBytes) chunks.push(bytes);
  }
  if (size > maxBytes || stream.sizeExceeded) throw new Refused(552, 'Larger than 10 MB');
  return Buffer.concat(chunks);
}
