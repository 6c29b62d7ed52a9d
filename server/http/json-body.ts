import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { forbiddenNames } from '../../engine/core/names.ts';
import { Problem } from '../contract/problem.ts';
import { say } from '../contract/say.ts';
import type { Said } from '../../engine/core/sentence.ts';

const maxBytes = 1024 * 1024;
const maxDepth = 32;

/** Reads a JSON body whole. Refuses what is too large, too deep, not UTF-8, or names an object's prototype. */
export async function readJson(request: IncomingMessage): Promise<{ value: unknown } | Problem> {
  const type = request.headers['content-type'] ?? '';
  if (request.headers['content-encoding']) return malformed(say('bodyEncoded'));
  const bytes = await readBytes(request);
  if (bytes instanceof Problem) return bytes;
  if (bytes.length === 0) return { value: {} };
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    return malformed(say('bodyType', { type: type || say('noStatedType') }));
  if (!isUtf8(bytes)) return malformed(say('bodyNotUtf8'));
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return malformed(say('bodyNotJson', { detail: error instanceof Error ? error.message : String(error) }));
  }
  return faultIn(value, '', 1) ?? { value };
}

/** Reads a body to its end and forgets it: a connection closed with unread bytes takes the answer with it. */
export const readAway = (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    if (request.complete) return resolve();
    request.once('end', resolve).once('close', resolve).resume();
  });

const malformed = (said: Said) => new Problem('malformed', said);
const tooLarge = () =>
  new Problem('tooLarge', say('bodyTooLarge', { most: maxBytes }), undefined, {
    connection: 'close',
  });

function readBytes(request: IncomingMessage): Promise<Buffer | Problem> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve(tooLarge());
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) return void chunks.push(chunk);
      request.pause();
      resolve(tooLarge());
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () => resolve(malformed(say('bodyBroken'))));
  });
}

/** Values that came from JSON are trees, so a plain walk ends. */
function faultIn(value: unknown, path: string, depth: number): Problem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > maxDepth) return refusal(path, 'TOO_DEEP', say('bodyTooDeep', { most: maxDepth }));
  // A parsed JSON object or array: both are walked by key, and what `in` finds is their own.
  for (const key in value) {
    if (forbiddenNames.includes(key))
      return refusal(within(path, key), 'RESERVED_NAME', say('bodyKey', { key }));
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner !== 'object' || inner === null) continue;
    const fault = faultIn(inner, within(path, key), depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
const refusal = (path: string, code: string, said: Said) =>
  new Problem('invalid', said, [{ path, code, severity: 'error', ...said }]);
