import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allowList, mayConnect } from '../../../server/channels/addresses.ts';
import { createOutbound } from '../../../server/channels/outbound.ts';

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this form.
  return (server.address() as AddressInfo).port;
}
const outboundTo = (allowedHosts: string[], lookup?: LookupFunction) => {
  const outbound = createOutbound({ allowedHosts, ...(lookup ? { lookup } : {}) });
  onTestFinished(() => outbound.close());
  return outbound;
};
/** A name server that answers every name with these addresses. */
const resolvingTo =
  (...addresses: string[]): LookupFunction =>
  (_name, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
const get = (url: string, more = {}) => ({ method: 'GET', url, headers: {}, timeoutMs: 2000, ...more });

describe('Which address may be connected to', () => {
  it.each([
    ['93.184.216.34', 'public', true],
    ['2606:2800:220:1::1', 'public', true],
    ['127.0.0.1', 'public', false],
    ['10.1.2.3', 'public', false],
    ['172.16.0.1', 'public', false],
    ['192.168.1.1', 'public', false],
    ['100.64.0.1', 'public', false],
    ['169.254.169.254', 'public', false],
    ['0.0.0.0', 'public', false],
    ['224.0.0.1', 'public', false],
    ['255.255.255.255', 'public', false],
    ['::1', 'public', false],
    ['::', 'public', false],
    ['fd00::1', 'public', false],
    ['fe80::1', 'public', false],
    ['::ffff:127.0.0.1', 'public', false],
    ['::ffff:169.254.169.254', 'public', false],
    ['64:ff9b::7f00:1', 'public', false],
    ['127.0.0.1', 'named', true],
    ['10.1.2.3', 'named', true],
    ['fd00::1', 'named', true],
    ['169.254.169.254', 'named', false],
    ['fe80::1', 'named', false],
    ['0.0.0.0', 'named', false],
    ['93.184.216.34', 'none', false],
    ['not an address', 'named', false],
  ] as const)('%s for a host that is %s on the list: %s', (address, permission, expected) => {
    expect(mayConnect(address, permission)).toBe(expected);
  });
});

describe('The allow-list', () => {
  const list = allowList(['api.example.com', 'CRM.internal:8080', '*.partner.jp', '[::1]:9000']);
  it.each([
    ['api.example.com', 443, 'named'],
    ['api.example.com', 80, 'named'],
    ['api.example.com', 8443, 'none'],
    ['crm.internal', 8080, 'named'],
    ['crm.internal', 80, 'none'],
    ['a.partner.jp', 443, 'public'],
    ['partner.jp', 443, 'none'],
    ['evilpartner.jp', 443, 'none'],
    ['api.example.com.evil.org', 443, 'none'],
    ['[::1]', 9000, 'named'],
  ] as const)('%s on port %i is %s', (host, port, expected) => {
    expect(list.permission(host, port)).toBe(expected);
  });
  it('is closed when it is empty', () => {
    expect(allowList([]).permission('example.com', 443)).toBe('none');
    expect(allowList(['']).permission('', 443)).toBe('named');
    expect(allowList(['']).permission('example.com', 443)).toBe('none');
  });
});

describe('A call to the outside', () => {
  it.each([
    'http://elsewhere.example/',
    'http://127.0.0.1:1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'ftp://allowed.example/',
    'http://user:password@allowed.example/',
    '//allowed.example/',
    'not an address',
    '',
  ])('to %s is refused before anything is sent', async (url) => {
    const outbound = outboundTo(['allowed.example', '*']);
    const listed = url === 'http://elsewhere.example/' ? outboundTo(['allowed.example']) : outbound;
    expect(await listed.http(get(url))).toMatchObject({ ok: false, code: 'HOST_NOT_ALLOWED' });
  });

  it('is refused when the name leads into the private network', async () => {
    for (const address of ['127.0.0.1', '10.0.0.8', '169.254.169.254', '::1', 'fd12::1']) {
      const outbound = outboundTo(['*.example.com'], resolvingTo(address));
      expect(await outbound.http(get('http://rebind.example.com/'))).toMatchObject({
        ok: false,
        code: 'HOST_NOT_ALLOWED',
        message: expect.stringContaining('private'),
      });
    }
  });

  it('of a named host never reaches the address where clouds keep their keys', async () => {
    const outbound = outboundTo(['api.example.com'], resolvingTo('169.254.169.254'));
    expect(await outbound.http(get('http://api.example.com/'))).toMatchObject({ code: 'HOST_NOT_ALLOWED' });
  });

  it('uses only those of several addresses that are permitted', async () => {
    const port = await listen((_request, response) => response.end('here'));
    const outbound = outboundTo([`api.example.com:${port}`], resolvingTo('169.254.169.254', '127.0.0.1'));
    expect(await outbound.http(get(`http://api.example.com:${port}/`))).toMatchObject({
      ok: true,
      body: 'here',
    });
  });

  it('is judged again at every redirect, and keys are not shown to another host', async () => {
    const seen: unknown[] = [];
    const other = await listen((request, response) => {
      seen.push(request.headers.authorization);
      response.end('other');
    });
    const port = await listen((request, response) => {
      const target = request.url === '/in' ? `http://127.0.0.1:${other}/` : 'http://169.254.169.254/';
      response.writeHead(302, { location: target }).end();
    });
    const outbound = outboundTo([`localhost:${port}`, `127.0.0.1:${other}`]);
    const call = (path: string) =>
      outbound.http(get(`http://localhost:${port}${path}`, { headers: { authorization: 'secret' } }));
    expect(await call('/out')).toMatchObject({ ok: false, code: 'HOST_NOT_ALLOWED' });
    expect(await call('/in')).toMatchObject({ ok: true, body: 'other' });
    expect(seen).toEqual([undefined]);
  });

  it('does not send a body on to where a redirect points', async () => {
    const port = await listen((_request, response) =>
      response.writeHead(307, { location: '/elsewhere' }).end(),
    );
    const outbound = outboundTo([`localhost:${port}`]);
    const reply = await outbound.http({ ...get(`http://localhost:${port}/`), method: 'POST', body: '{}' });
    expect(reply).toMatchObject({ ok: true, status: 307 });
  });

  it('ends when time is up, when the answer is too large, and when nobody answers', async () => {
    const silent = await listen(() => {});
    const huge = await listen((_request, response) => {
      response.write(Buffer.alloc(7 * 1024 * 1024));
      response.end();
    });
    const outbound = outboundTo([`localhost:${silent}`, `localhost:${huge}`, 'localhost:1']);
    const late = get(`http://localhost:${silent}/`, { timeoutMs: 100 });
    expect(await outbound.http(late)).toMatchObject({ ok: false, code: 'TIMEOUT' });
    expect(await outbound.http(get(`http://localhost:${huge}/`))).toMatchObject({
      ok: false,
      code: 'TOO_LARGE',
    });
    expect(await outbound.http(get('http://localhost:1/'))).toMatchObject({ ok: false, code: 'UNREACHABLE' });
  });

  it('passes on what was asked for, without headers that belong to the connection', async () => {
    const port = await listen((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => response.end(JSON.stringify({ headers: request.headers, body })));
    });
    const outbound = outboundTo([`localhost:${port}`]);
    const reply = await outbound.http({
      ...get(`http://localhost:${port}/`),
      method: 'POST',
      headers: { 'X-Trace': 'a', Host: 'evil.example', 'Transfer-Encoding': 'chunked' },
      body: '注文',
    });
    const echoed = JSON.parse(reply.ok ? reply.body : '{}') as {
      headers: Record<string, string>;
      body: string;
    };
    expect(echoed).toMatchObject({ body: '注文', headers: { 'x-trace': 'a', host: `localhost:${port}` } });
  });

  it('with an unusable header comes back as a refusal, not as an exception', async () => {
    const outbound = outboundTo(['localhost:1']);
    const reply = await outbound.http(
      get('http://localhost:1/', { headers: { 'X-Bad': 'a\r\nX-Injected: b' } }),
    );
    expect(reply).toMatchObject({ ok: false, code: 'UNREACHABLE' });
  });
});
