import type { HttpReply, HttpRequest } from '../../engine/runtime/ports.ts';
import { tokensAtMost } from './rules.ts';
import { say } from '../contract/say.ts';
import { saidIn, type Worded } from '../../engine/core/sentence.ts';

/** Where the provider is and how long it may take. */
export interface Provider {
  baseUrl: string;
  model: string;
  apiKey: string | undefined;
  timeLimitMs: number;
}
export interface Question {
  system: string;
  prompt: string;
  maxOutputTokens: number;
}
export type Reply =
  | { outcome: 'answered'; text: string; inputTokens: number; outputTokens: number }
  | { outcome: 'timeout' | 'hostNotAllowed' | 'unreachable' | 'refused' | 'badAnswer'; said: Worded };

/** Calls to the outside go through the building's one way out, with its list of hosts. */
export type Http = (request: HttpRequest) => Promise<HttpReply>;

/**
 * Asks a service that speaks the OpenAI protocol, once. The library that speaks it is loaded with the first question:
 * without a provider it costs neither memory nor start.
 */
export async function ask(http: Http, provider: Provider, question: Question): Promise<Reply> {
  const { generateText } = await import('ai');
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const { baseUrl, model, apiKey, timeLimitMs } = provider;
  let heard: HttpReply | undefined;
  const service = createOpenAICompatible({
    name: 'assistant',
    baseURL: baseUrl.replace(/\/+$/, ''),
    ...(apiKey === undefined ? {} : { apiKey }),
    async fetch(input, init) {
      heard = await http(requestOf(input, init, timeLimitMs));
      if (!heard.ok) throw new Error(heard.message);
      return new Response(heard.body, { status: heard.status, headers: typeOf(heard.headers) });
    },
  });
  try {
    const { text, usage, finishReason } = await generateText({
      model: service(model),
      ...question,
      maxRetries: 0,
    });
    const answer = text.trim();
    if (answer === '') return { outcome: 'badAnswer', said: say('answerEmpty') };
    // Half a translation or half a letter would look like a whole one.
    if (finishReason === 'length') return { outcome: 'badAnswer', said: say('answerCutOff') };
    return {
      outcome: 'answered',
      text: answer,
      inputTokens: usage.inputTokens ?? tokensAtMost(question.system + question.prompt),
      outputTokens: usage.outputTokens ?? tokensAtMost(answer),
    };
  } catch (error) {
    return failureOf(heard, error);
  }
}

function requestOf(input: RequestInfo | URL, init: RequestInit | undefined, timeoutMs: number): HttpRequest {
  const url = input instanceof Request ? input.url : String(input);
  const headers = Object.fromEntries(new Headers(init?.headers));
  // The library sends its body as JSON text.
  const body = typeof init?.body === 'string' ? init.body : '';
  return { method: init?.method ?? 'POST', url, headers, body, timeoutMs };
}
const typeOf = (headers: Record<string, string>): Record<string, string> => ({
  'content-type': headers['content-type'] ?? 'application/json',
});

/** What went wrong, without what the other side wrote: that could hold anything. */
function failureOf(heard: HttpReply | undefined, error: unknown): Reply {
  if (heard && !heard.ok) {
    const outcomes = { HOST_NOT_ALLOWED: 'hostNotAllowed', TIMEOUT: 'timeout' } as const;
    const known =
      heard.code === 'HOST_NOT_ALLOWED' || heard.code === 'TIMEOUT' ? outcomes[heard.code] : 'unreachable';
    return { outcome: known, said: saidIn(heard) };
  }
  if (heard?.ok && heard.status >= 300)
    return { outcome: 'refused', said: say('serviceStatus', { status: heard.status }) };
  if (heard) return { outcome: 'badAnswer', said: say('answerStrange') };
  // Nothing was asked: what is wrong is on our side of the wire.
  throw error;
}
