import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { webformPages, webformRoutes } from '../../../server/channels/webform/index.ts';
import { formTexts } from '../../../server/channels/webform/texts.ts';
import { createClient, webformApi } from '../../../server/client.ts';
import type { NewMessage } from '../../../server/contract/conversations.ts';
import { openTestServer } from './test-server.ts';

/** A built builder of two files, as `npm start` would leave it. */
async function openWithPages() {
  const pagesFolder = mkdtempSync(join(tmpdir(), 'switchyard-pages-'));
  mkdirSync(join(pagesFolder, 'assets'));
  writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>Switchyard</title>');
  writeFileSync(join(pagesFolder, 'assets', 'index-abc123.js'), 'export {};');
  onTestFinished(() => rmSync(pagesFolder, { recursive: true }));
  const config = { publicUrl: 'https://support.example.com', trustedProxies: 0, checkAnswers: true };
  const server = await openTestServer({ config: { ...config, pagesFolder }, pages: [webformPages] });
  const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }) =>
    fetch(server.url + path, { headers, redirect: 'manual' });
  return { ...server, get };
}

describe('The pages', () => {
  it('answer every address of the app with the app, and nothing else with it', async () => {
    const { get } = await openWithPages();
    for (const path of ['/', '/flows', '/cases/case_1', '/setup?token=x'])
      expect(await (await get(path)).text()).toContain('<title>Switchyard</title>');
    expect((await get('/assets/missing.js')).status).toBe(404);
    expect((await get('/api/v1/nothing')).status).toBe(404);
    expect((await get('/logo.png', { accept: 'image/png' })).status).toBe(404);
  });

  it('give nothing away that lies beside them', async () => {
    const { get } = await openWithPages();
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '/.env',
      '/..%5cx',
    ]) {
      const text = await (await get(path, { accept: '*/*' })).text();
      expect(text).not.toContain('"dependencies"');
    }
  });

  it('keep files with a hash in their name for a year, and the app’s page for no time', async () => {
    const { get } = await openWithPages();
    expect((await get('/assets/index-abc123.js')).headers.get('cache-control')).toMatch(
      /max-age=31536000.*immutable/,
    );
    expect((await get('/flows')).headers.get('cache-control')).toBe('no-cache');
  });

  it('send packed what the browser can unpack, and the same bytes either way', async () => {
    const { get } = await openWithPages();
    const path = '/assets/index-abc123.js';
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await get(path, { 'accept-encoding': accepted });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('content-type')).toMatch(/javascript/);
      expect(await response.text()).toBe('export {};');
    }
  });

  it.each(['/', '/form', '/docs/api'])('at %s run nothing but our own files', async (path) => {
    const { get } = await openWithPages();
    const response = await get(path);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('strict-transport-security')).toContain('max-age');
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|\son\w+=|\sstyle=/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('say whether the server lives and can work', async () => {
    let ready = false;
    const { url } = await openTestServer({ isReady: () => ready });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    ready = true;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('of the documentation come whole from this server', async () => {
    const { get } = await openWithPages();
    expect((await get('/docs')).headers.get('location')).toBe('/docs/api');
    const html = await (await get('/docs/api')).text();
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g))
      expect([path, (await get(path ?? '')).status]).toEqual([path, 200]);
  });
});

describe('The contact page', () => {
  it.each([
    ['/form', 'ja,en;q=0.8', 'ja'],
    ['/form', 'fr', 'en'],
    ['/form?lang=en', 'ja', 'en'],
    ['/form?lang=ja', 'en', 'ja'],
    ['/form?lang=<script>', 'en', 'en'],
  ] as const)('%s for a browser that asks for %s is in %s', async (path, language, locale) => {
    const { get } = await openWithPages();
    const html = await (await get(path, { accept: 'text/html', 'accept-language': language })).text();
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(formTexts[locale].lead);
    expect(html).not.toContain(formTexts[locale === 'en' ? 'ja' : 'en'].lead);
  });

  async function openForm(perAddress = 20) {
    const accepted: NewMessage[] = [];
    const server = await openTestServer({
      routes: webformRoutes({
        accept: async (message) => void accepted.push(message),
        clock: { now: () => 0 },
        perAddress,
      }),
    });
    const body = {
      name: '佐伯 美和',
      email: 'Miwa@Customer.example',
      text: '二重に請求されています <b>{{x}}</b>',
      requestId: 'a-request-id-of-the-page',
    };
    const send = (more: Partial<typeof body> & { website?: string } = {}) =>
      createClient({ baseUrl: server.url }).call(webformApi.sendContactForm, { body: { ...body, ...more } });
    return { accepted, send };
  }

  it('hands the message in word for word, with an id that a second click repeats', async () => {
    const { accepted, send } = await openForm();
    expect(await send()).toMatchObject({ ok: true, status: 202, data: { received: true } });
    expect(accepted).toEqual([
      {
        channel: 'webForm',
        handle: 'miwa@customer.example',
        name: '佐伯 美和',
        email: 'miwa@customer.example',
        subject: '',
        text: '二重に請求されています <b>{{x}}</b>',
        externalId: 'a-request-id-of-the-page',
        tags: [],
      },
    ]);
  });

  it('throws away what a program filled in, without telling it', async () => {
    const { accepted, send } = await openForm();
    expect(await send({ website: 'https://spam.example' })).toMatchObject({
      ok: true,
      data: { received: true },
    });
    expect(accepted).toEqual([]);
  });

  it('takes only so many messages from one address', async () => {
    const { accepted, send } = await openForm(3);
    const results = [await send(), await send(), await send(), await send()];
    expect(results.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
    expect(accepted).toHaveLength(3);
  });

  it.each([{ name: ' ' }, { email: 'nobody' }, { text: '' }, { text: 'x'.repeat(8001) }, { requestId: 'x' }])(
    'refuses %o at its field',
    async (wrong) => {
      const { accepted, send } = await openForm();
      const result = await send(wrong);
      expect(result).toMatchObject({ status: 422, problem: { issues: [{ path: Object.keys(wrong)[0] }] } });
      expect(accepted).toEqual([]);
    },
  );
});
