import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpReply, HttpRequest } from '../../../engine/runtime/ports.ts';
import { webhookSender } from '../../../server/channels/webhook/sender.ts';
import type { Outgoing } from '../../../server/desk/notifications/sender.ts';

const secret = `whsec_${Buffer.from('a secret of twenty-four!').toString('base64')}`;
const body = '{"type":"ticket.created","data":{"text":"注文"}}';
const row: Outgoing = {
  id: 'out_1',
  channel: 'webhook',
  recipient: 'crm',
  locale: 'en',
  subject: '',
  text: body,
  idempotencyKey: 'run_1:notify.1:crm',
  caseId: null,
  messageId: null,
  webhook: { url: 'https://crm.example.com/hook', secret, body },
};
const now = Date.parse('2026-06-01T01:00:00Z');

/** Answers with a status and keeps what it was asked. */
function peer(reply: HttpReply | number) {
  const requests: HttpRequest[] = [];
  const answer: HttpReply =
    typeof reply === 'number' ? { ok: true, status: reply, headers: {}, body: '' } : reply;
  const http = async (request: HttpRequest) => {
    requests.push(request);
    return answer;
  };
  return { requests, sender: webhookSender({ http }, () => now) };
}

/** A receiver's side of the scheme, written from its description alone. */
function verify(request: HttpRequest, sharedSecret: string, atSeconds: number): boolean {
  const { headers } = request;
  const id = headers['webhook-id'] ?? '';
  const time = headers['webhook-timestamp'] ?? '';
  if (!/^\d+$/.test(time) || Math.abs(atSeconds - Number(time)) > 300) return false;
  const key = Buffer.from(sharedSecret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update([id, time, request.body].join('.')).digest();
  return (headers['webhook-signature'] ?? '').split(' ').some((part) => {
    const [version, given = ''] = part.split(',');
    const bytes = Buffer.from(given, 'base64');
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

describe('An outgoing webhook', () => {
  it('can be verified by the receiver, and only with the right secret, body, id and time', async () => {
    const { requests, sender } = peer(200);
    expect(await sender.send(row)).toEqual({ ok: true });
    const [request] = requests;
    if (!request) throw new Error('nothing was sent');
    const seconds = now / 1000;
    expect(verify(request, secret, seconds)).toBe(true);
    expect(verify(request, `whsec_${Buffer.from('another').toString('base64')}`, seconds)).toBe(false);
    expect(verify({ ...request, body: `${body} ` }, secret, seconds)).toBe(false);
    const renamed = { ...request.headers, 'webhook-id': 'another' };
    expect(verify({ ...request, headers: renamed }, secret, seconds)).toBe(false);
    expect(verify(request, secret, seconds + 301)).toBe(false);
  });

  it('keeps its id over repeats, so that the receiver can tell them apart from new ones', async () => {
    const { requests, sender } = peer(500);
    await sender.send(row);
    await sender.send(row);
    expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual([
      row.idempotencyKey,
      row.idempotencyKey,
    ]);
  });

  it.each([
    [204, { ok: true }],
    [500, { ok: false, retryable: true }],
    [503, { ok: false, retryable: true }],
    [429, { ok: false, retryable: true }],
    [400, { ok: false, retryable: false }],
    [404, { ok: false, retryable: false }],
    [302, { ok: false, retryable: false }],
  ])('answered with %i is %o', async (status, expected) => {
    expect(await peer(status).sender.send(row)).toMatchObject(expected);
  });

  it.each([
    ['TIMEOUT', true],
    ['UNREACHABLE', true],
    ['HOST_NOT_ALLOWED', false],
    ['TOO_LARGE', false],
  ] as const)('that ends in %s is tried again: %s', async (code, retryable) => {
    expect(await peer({ ok: false, code, message: 'x' }).sender.send(row)).toMatchObject({
      ok: false,
      retryable,
    });
  });

  it('without an address is given up', async () => {
    const { webhook: _none, ...bare } = row;
    expect(await peer(200).sender.send(bare)).toMatchObject({ ok: false, retryable: false });
  });
});
