import { chargedTwice, newcomer } from './demo.ts';
import type { House } from './house.ts';
import type { Language } from './test.ts';

/** What there is to see in a house where flows have run: cases, a ticket, an approval, a failed run. */
export interface Furnished {
  caseId: string;
  ticketId: string;
  intakeRunId: string;
  failedRunId: string;
}

/** Small amounts end; large ones are told to a system that nobody may call, so their runs fail at `tell`. */
export const amounts = (key: string) => ({
  format: 1,
  key,
  title: { en: 'Amounts', ja: '金額' },
  trigger: { type: 'api' },
  start: 'size',
  variables: [{ name: 'amount', type: 'number', input: true }],
  steps: {
    size: {
      type: 'decision',
      config: {
        outcomes: [
          {
            key: 'small',
            label: { en: 'Small', ja: '少額' },
            when: { left: 'vars.amount', op: 'lt', right: 10 },
          },
        ],
      },
      next: { small: 'last', otherwise: 'tell' },
    },
    tell: {
      type: 'httpRequest',
      title: { en: 'Tell accounting', ja: '会計へ連絡' },
      config: { method: 'POST', url: 'http://blocked.example', body: '{}' },
      next: { done: 'last' },
    },
    last: { type: 'end', config: { outcome: 'done' }, next: {} },
  },
});

export async function publishFlow(house: House, flow: { key: string }): Promise<void> {
  const admin = await house.person('admin');
  await house.call(admin, 'POST', '/flows', flow);
  await house.call(admin, 'POST', `/flows/${flow.key}/versions`, {});
}

export async function startFlow(house: House, key: string, body: object = {}): Promise<string> {
  const { id } = await house.call<{ id: string }>(
    await house.person('admin'),
    'POST',
    `/flows/${key}/runs`,
    body,
  );
  return id;
}

export async function furnish(house: House, language: Language): Promise<Furnished> {
  await house.clearDesk();
  const text = chargedTwice[language];
  const { caseId } = await house.send({ channel: 'email', handle: newcomer(), text });
  const smoke = {
    en: 'My new vacuum won’t charge and there is smoke!',
    ja: '新しい掃除機が充電できず、煙が出ました！',
  }[language];
  const post = await house.send({ channel: 'x', handle: '@miwa_saeki', mentionType: 'tagged', text: smoke });
  const summary = { en: 'Was order 4711 charged twice?', ja: '注文4711の二重請求の確認' }[language];
  const ticket = { department: 'finance', type: 'refundCheck', priority: 'high', summary };
  const tanaka = await house.person('tanaka');
  const { id: ticketId } = await house.call<{ id: string }>(
    tanaka,
    'POST',
    `/cases/${caseId}/tickets`,
    ticket,
  );

  const why = { en: 'The delivery came three days late.', ja: '配送が3日遅れました。' }[language];
  await askForVoucher(house, caseId, { amount: 5000, why });
  const key = `amounts-${Date.now()}`;
  await publishFlow(house, amounts(key));
  await startFlow(house, key, { input: { amount: 40 } });
  const failedRunId = await startFlow(house, key, { input: { amount: 50 } });
  return { caseId, ticketId, intakeRunId: post.runs[0]?.id ?? '', failedRunId };
}

/** An agent offers a voucher that is large enough to need a supervisor's word. */
export async function askForVoucher(
  house: House,
  caseId: string,
  values: { amount: number; why: string },
): Promise<string> {
  const tanaka = await house.person('tanaka');
  const { id, task } = await house.call<{ id: string; task: { token: string } }>(
    tanaka,
    'POST',
    '/flows/goodwill-voucher/runs',
    { caseId },
  );
  await house.call(tanaka, 'POST', `/runs/${id}/screens/${task.token}`, { values });
  return id;
}
