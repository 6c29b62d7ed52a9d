import { expect, it } from 'vitest';
import { assistantApi, casesApi, conversationsApi, customersApi } from '../../../server/client.ts';
import { completion, says, startModelPeer } from '../../support/model-peer.ts';
import { good, startTestServer } from '../../support/server.ts';

/** A house that may have translated, with a case of a Japanese customer. */
async function world(settings: { monthlyTokens?: number; uses?: assistantApi.AssistantUse[] } = {}) {
  const peer = await startModelPeer();
  const server = await startTestServer({ ALLOWED_HOSTS: peer.host });
  const body = {
    isOn: true,
    baseUrl: peer.baseUrl,
    model: 'small',
    monthlyTokens: 1_000_000,
    timeLimitMs: 5000,
    uses: ['translation' as const],
    ...settings,
  };
  good(await server.admin.call(assistantApi.saveAssistantSettings, { body }));
  const contact = good(
    await server.admin.call(customersApi.createContact, {
      body: {
        family: '佐伯',
        given: '美和',
        kana: 'サエキ ミワ',
        emails: ['miwa@example.com'],
        phones: [],
        locale: 'ja',
      },
    }),
  );
  const text = 'さえきです。トースターが壊れました。090-1234-5678にお電話ください。';
  const received = good(
    await server.admin.call(conversationsApi.sendMessage, {
      body: { channel: 'email', handle: 'miwa@example.com', name: '佐伯 美和', subject: '故障', text },
    }),
  );
  const params = { id: received.caseId ?? '' };
  good(await server.admin.call(casesApi.updateCase, { params, body: { contactId: contact.id } }));
  const timeline = async () => good(await server.admin.call(casesApi.getCaseTimeline, { params })).items;
  const messageId =
    (await timeline()).flatMap((item) => (item.kind === 'message' ? [item.message.id] : []))[0] ?? '';
  const message = (id = messageId) =>
    server.admin.call(assistantApi.translateMessage, { params: { ...params, messageId: id } });
  const reply = (words: string) =>
    server.admin.call(assistantApi.translateReply, { params, body: { text: words } });
  return { ...server, peer, timeline, message, reply };
}

it('a message is translated for whoever reads it, without names and numbers leaving, and kept nowhere', async () => {
  const { peer, message, timeline } = await world();
  const before = await timeline();
  peer.answer(says(completion('This is [NAME_1]. My toaster broke. Please call [PHONE_1].')));
  expect(good(await message())).toMatchObject({
    text: 'This is さえき. My toaster broke. Please call 090-1234-5678.',
    language: 'en',
    isCut: false,
  });
  expect(peer.asked[0]?.text).toContain('トースター');
  expect(peer.asked[0]?.text).not.toMatch(/さえき|佐伯|090/);
  expect(await timeline()).toEqual(before);
});

it('a reply is translated into the customer’s language, and sent by nobody', async () => {
  const { peer, reply, timeline, admin } = await world();
  const before = await timeline();
  peer.answer(says(completion('[NAME_1]様、新しい品をお送りします。')));
  expect(good(await reply('Dear Saeki, we send a new one.'))).toMatchObject({
    text: 'Saeki様、新しい品をお送りします。',
    language: 'ja',
  });
  expect(peer.asked[0]?.text).toContain('Japanese');
  expect(peer.asked[0]?.text).not.toContain('Saeki');
  expect(await timeline()).toEqual(before);
  const [call] = good(await admin.call(assistantApi.listAssistantCalls)).items;
  expect(call).toMatchObject({ use: 'translation', outcome: 'answered', by: { name: 'tests' } });
  expect(call?.prompt).not.toContain('Saeki');
});

it('is refused where it is off, over the budget, or not of this case', async () => {
  const off = await world({ uses: ['summary'] });
  expect(await off.message()).toMatchObject({ status: 409, problem: { code: 'assistantOff' } });
  const poor = await world({ monthlyTokens: 100 });
  expect(await poor.reply('Hello')).toMatchObject({ status: 429, problem: { code: 'overBudget' } });
  const house = await world();
  expect(await house.message('message_of_another')).toMatchObject({ status: 404 });
  expect([...off.peer.asked, ...poor.peer.asked, ...house.peer.asked]).toEqual([]);
});

it('half a translation is none', async () => {
  const { peer, reply } = await world();
  peer.answer(says(completion('半分だけ').replace('"stop"', '"length"')));
  expect(await reply('Hello')).toMatchObject({ status: 502, problem: { code: 'assistantFailed' } });
});
