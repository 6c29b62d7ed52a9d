import { describe, expect, it } from 'vitest';
import * as casesApi from '../../../server/contract/cases.ts';
import * as classificationApi from '../../../server/contract/classification.ts';
import { sendMessage } from '../../../server/contract/conversations.ts';
import * as customersApi from '../../../server/contract/customers.ts';
import * as slaApi from '../../../server/contract/sla.ts';
import { good, startTestServer } from '../../support/server.ts';

const complaint = {
  channel: 'x',
  handle: '@miwa_saeki',
  mentionType: 'tagged',
  text: '@kazehana_kaden 先週買ったロボット掃除機がもう充電できません。',
} as const;

describe('messages over HTTP', () => {
  it('answer 201, and 200 with the same answer for a repeat; another body under the key is refused', async () => {
    const { admin } = await startTestServer();
    const first = await admin.call(sendMessage, { body: complaint, idempotencyKey: 'k1' });
    const again = await admin.call(sendMessage, { body: complaint, idempotencyKey: 'k1' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(good(again)).toEqual(good(first));
    expect(good(first).runs).toMatchObject([{ flowKey: 'social-complaint-intake' }]);
    const other = { body: { ...complaint, text: 'other' }, idempotencyKey: 'k1' };
    expect(await admin.call(sendMessage, other)).toMatchObject({
      status: 409,
      problem: { code: 'idempotencyMismatch' },
    });
  });

  it('are refused with the field that is wrong', async () => {
    const { baseUrl, admin } = await startTestServer();
    // The client's types would not let this through.
    const body = { ...complaint, channel: 'fax', text: '' } as never;
    const refused = await admin.call(sendMessage, { body });
    expect(refused).toMatchObject({ status: 422, problem: { code: 'invalid' } });
    const paths = refused.ok ? [] : refused.problem.issues?.map(({ path }) => path);
    expect(paths).toEqual(['channel', 'text']);
    const nobody = await fetch(`${baseUrl}/api/v1/messages`, { method: 'POST' });
    expect(nobody.status).toBe(401);
  });

  it('keep what customers write as it is, whatever it looks like', async () => {
    const { admin } = await startTestServer();
    const text = '<script>alert(1)</script> {{case.subject}} {{constructor}}';
    const { caseId } = good(
      await admin.call(sendMessage, {
        body: { channel: 'webForm', handle: 'v', text, threadId: '__proto__' },
      }),
    );
    const params = { id: caseId! };
    const found = good(await admin.call(casesApi.getCase, { params }));
    expect(found.case).toMatchObject({ subject: text, description: text });
    const { items } = good(await admin.call(casesApi.getCaseTimeline, { params }));
    expect(items[0]).toMatchObject({ kind: 'message', message: { text } });
  });
});

describe('cases over HTTP', () => {
  it('are worked on by their agent, from the list to the end', async () => {
    const server = await startTestServer();
    const { caseId } = good(await server.admin.call(sendMessage, { body: complaint }));
    const params = { id: caseId! };
    const mori = await server.as('mori');
    const mine = good(await mori.call(casesApi.listCases, { query: { mine: 'true' } }));
    expect(mine.items).toMatchObject([
      {
        id: caseId,
        isVip: true,
        priority: 'critical',
        ownerName: expect.any(String) as string,
        sla: { state: 'inProgress' },
      },
    ]);
    const { case: found, sla, contact, queueName } = good(await mori.call(casesApi.getCase, { params }));
    expect(sla).toMatchObject({ policyId: 'social-1h', dueAt: '2026-06-01T02:00:00.000Z' });
    expect(contact?.isVip).toBe(true);
    expect(queueName).toMatchObject({ ja: expect.any(String) as string });

    const change = { params, body: { reason: 'バッテリー' }, ifMatch: found.version };
    expect(good(await mori.call(casesApi.updateCase, change)).case.reason).toBe('バッテリー');
    expect((await mori.call(casesApi.updateCase, change)).status).toBe(412);

    const reply = {
      params,
      body: { text: '確認します', visibility: 'public' },
      idempotencyKey: 'r1',
    } as const;
    const sent = good(await mori.call(casesApi.replyToCase, reply));
    expect(good(await mori.call(casesApi.replyToCase, reply)).messageId).toBe(sent.messageId);
    expect(sent.case).toMatchObject({ status: 'awaitingCustomer' });
    good(await mori.call(casesApi.addCaseNote, { params, body: { text: '電池の不良かも' } }));
    const done = good(await mori.call(casesApi.updateCase, { params, body: { status: 'closed' } }));
    expect(done.sla).toMatchObject({ state: 'succeeded' });
    expect((await mori.call(casesApi.updateCase, { params, body: { status: 'onHold' } })).status).toBe(409);

    const shown = good(
      await mori.call(casesApi.getCaseTimeline, { params, query: { audience: 'customer' } }),
    ).items;
    expect(shown.every(({ customerVisible }) => customerVisible)).toBe(true);
    expect(JSON.stringify(shown)).not.toContain('電池の不良かも');
  });

  it('are not for departments, and only readable for integrations', async () => {
    const server = await startTestServer();
    const department = (await server.app.store.read(() => server.app.desk.people.list())).find(
      ({ role }) => role === 'department',
    );
    const client = await server.as(department!.id);
    expect((await client.call(casesApi.listCases)).status).toBe(403);
    expect((await client.call(customersApi.listContacts)).status).toBe(403);
  });

  it('are paged', async () => {
    const { admin } = await startTestServer();
    for (let i = 0; i < 3; i += 1)
      good(await admin.call(sendMessage, { body: { ...complaint, handle: `@c${i}` } }));
    const first = good(await admin.call(casesApi.listCases, { query: { limit: 2 } }));
    const rest = good(await admin.call(casesApi.listCases, { query: { limit: 2, cursor: first.next! } }));
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual([
      'C-100003',
      'C-100002',
      'C-100001',
    ]);
    expect(rest.next).toBeNull();
    expect((await admin.call(casesApi.listCases, { query: { cursor: 'x' } })).status).toBe(422);
  });

  it('that do not exist are not found', async () => {
    const { admin } = await startTestServer();
    const params = { id: 'case_none' };
    for (const answer of [
      await admin.call(casesApi.getCase, { params }),
      await admin.call(casesApi.getCaseTimeline, { params }),
      await admin.call(casesApi.updateCase, { params, body: { priority: 'high' } }),
      await admin.call(casesApi.replyToCase, { params, body: { text: 'a' } }),
      await admin.call(casesApi.addCaseNote, { params, body: { text: 'a' } }),
    ])
      expect(answer).toMatchObject({ status: 404, problem: { code: 'notFound' } });
  });
});

describe('customers over HTTP', () => {
  it('are added, found by number in any writing, and changed', async () => {
    const { admin } = await startTestServer();
    const names = { family: '青空', given: '空', kana: 'アオゾラ ソラ' };
    const body = { ...names, phones: ['090-9999-8888'], emails: ['sora@example.jp'] };
    const made = good(await admin.call(customersApi.createContact, { body }));
    expect(made).toMatchObject({ name: '青空 空', personas: [], account: null });
    const byName = ['青空', '青空空', 'ｱｵｿﾞﾗ', 'あおぞらそら'];
    for (const q of ['+81 90 9999 8888', 'SORA@example.jp', 'ＳＯＲＡ＠', ...byName])
      expect(good(await admin.call(customersApi.listContacts, { query: { q } })).items).toMatchObject([
        { id: made.id },
      ]);
    const account = good(
      await admin.call(customersApi.createAccount, { body: { name: 'Sky', tier: 'vip' } }),
    );
    const params = { id: made.id };
    const change = { params, body: { accountId: account.id }, ifMatch: 1 };
    expect(good(await admin.call(customersApi.updateContact, change))).toMatchObject({
      accountName: 'Sky',
      account: { tier: 'vip' },
    });
    expect((await admin.call(customersApi.updateContact, change)).status).toBe(412);
    expect((await admin.call(customersApi.createContact, { body: {} })).status).toBe(422);
    const nowhere = { body: { name: 'A', accountId: 'none' } };
    expect((await admin.call(customersApi.createContact, nowhere)).status).toBe(422);
  });

  it('are paged without gaps', async () => {
    const { admin } = await startTestServer();
    const all = good(await admin.call(customersApi.listContacts)).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = good(await admin.call(customersApi.listContacts, { query: { limit: 1, cursor } }));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(1);
  });
});

describe('settings over HTTP', () => {
  it('of service levels and hours are checked and saved', async () => {
    const { admin } = await startTestServer();
    const { items } = good(await admin.call(slaApi.listBusinessHours));
    const known = items[0]!;
    const { id, createdAt: _c, updatedAt: _u, version, ...body } = known;
    const holidays = ['2026-08-13'];
    const save = { params: { id }, body: { ...body, holidays }, ifMatch: version };
    expect(good(await admin.call(slaApi.saveBusinessHours, save))).toMatchObject({
      holidays,
      version: version + 1,
    });
    expect((await admin.call(slaApi.saveBusinessHours, save)).status).toBe(412);
    const overlapping = [
      { from: '09:00', to: '13:00' },
      { from: '12:00', to: '18:00' },
    ];
    for (const wrong of [
      { ...body, timezone: 'Mars/Olympus' },
      { ...body, weekly: { ...body.weekly, mon: overlapping } },
      { ...body, holidays: ['2026-02-30'] },
    ])
      expect((await admin.call(slaApi.saveBusinessHours, { params: { id }, body: wrong })).status).toBe(422);
    const policy = {
      params: { id: 'mail-4h' },
      body: { name: { en: 'Mail', ja: 'メール' }, targetMinutes: 240, businessHoursId: id },
    };
    expect(good(await admin.call(slaApi.saveSlaPolicy, policy))).toMatchObject({
      warnPercent: 75,
      version: 1,
    });
    expect(good(await admin.call(slaApi.listSlaPolicies)).items.map((item) => item.id)).toContain('mail-4h');
  });

  it('of rulesets can be tried before and after saving', async () => {
    const { admin } = await startTestServer();
    const { matches } = good(
      await admin.call(classificationApi.previewClassification, {
        body: { text: '請求書をアプリで見たい', rulesets: ['topic'] },
      }),
    );
    expect(matches).toMatchObject([{ ruleset: 'topic', outputs: { topic: 'billing' } }]);
    const title = { en: 'Parts', ja: '部品' };
    const save = {
      params: { key: 'parts' },
      body: { title, rules: [{ any: ['フィルター'], outputs: { part: 'filter' } }] },
    };
    good(await admin.call(classificationApi.saveRuleset, save));
    expect(
      good(
        await admin.call(classificationApi.previewClassification, {
          body: { text: 'ﾌｨﾙﾀｰ', rulesets: ['parts'] },
        }),
      ).outputs,
    ).toEqual({ part: 'filter' });
    expect(good(await admin.call(classificationApi.listRulesets)).items.map(({ key }) => key)).toContain(
      'parts',
    );
  });
});
