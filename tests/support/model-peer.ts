import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const askedSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
export interface ModelPeer {
  /** For `ALLOWED_HOSTS`. */
  host: string;
  baseUrl: string;
  /** What came in, oldest first: with which key, and everything that was said. */
  asked: { key: string | undefined; model: string; text: string }[];
  /** How it answers from now on. */
  answer(with_: (response: ServerResponse) => void): void;
}

/** A chat completion as the OpenAI protocol writes it. */
export const completion = (text: string, tokens = { prompt_tokens: 100, completion_tokens: 20 }): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'small',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { ...tokens, total_tokens: tokens.prompt_tokens + tokens.completion_tokens },
  });
export const says =
  (body: string, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

/** A service on a real port that speaks the OpenAI protocol and remembers what it was asked. */
export async function startModelPeer(): Promise<ModelPeer> {
  let respond = says(completion('Fine.'));
  const asked: ModelPeer['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.url !== '/v1/chat/completions') return says('{}', 404)(response);
      const { model, messages } = askedSchema.parse(JSON.parse(body));
      const text = messages.map(({ content }) => content).join('\n');
      asked.push({ key: request.headers.authorization, model, text });
      respond(response);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server has an address with a port.
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, baseUrl: `http://${host}/v1`, asked, answer: (with_) => void (respond = with_) };
}
