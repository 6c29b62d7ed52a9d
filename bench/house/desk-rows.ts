import type { House } from './house.ts';
import { withRows } from './rows.ts';

const contacts = 20_000;
const messagesPerCase = 10;
const demoQueues = ['q-vip', 'q-social', 'q-hardware', 'q-billing', 'q-app', 'q-retention', 'q-general'];

/** A `CASE` that goes through the values as `n` grows. */
const oneOf = (values: readonly string[], n = 'n'): string =>
  `CASE ${n} % ${values.length} ${values.map((value, at) => `WHEN ${at} THEN '${value}'`).join(' ')} END`;

const contactName = `${oneOf(['Saeki', 'Tanaka', 'Mori', '佐伯', '田中'])} || ' ' || n`;
const subject = `${oneOf(['Vacuum', 'Invoice', 'ろぐいんできない', 'Delivery', '請求について', 'Password', 'Filter'])} || ' No. ' || n || ' of many'`;

/**
 * Fills the demo company's file: `cases` cases of 20,000 customers with ten messages each; one in five is still to be
 * solved and waits in a queue. The first of each kind is made over REST, the rest are its copies.
 */
export async function fillDesk(house: House, cases: number): Promise<void> {
  const { caseId, conversationId, messageId } = await house.api<Record<string, string>>('POST', '/messages', {
    channel: 'webForm',
    handle: 'saeki@example.com',
    text: 'The vacuum does not start.',
  });
  const { id: contactId } = await house.api<{ id: string }>('POST', '/contacts', {
    name: 'Saeki Miwa',
    emails: ['saeki@example.com'],
  });
  await house.api('POST', `/cases/${caseId}/notes`, { text: 'Looked into it.' });
  await house.server.stop();

  const one = (id: string | undefined): string => `row.id = '${id}'`;
  const ofCase = `row.caseId = '${caseId}'`;
  const caseOf = `'case_' || ((n - 1) / ${messagesPerCase} + 1)`;
  const isOpen = 'n % 5 = 0';
  const contactOf = `'contact_' || (n % ${contacts})`;
  withRows(house.file, (copy) => {
    copy({
      table: 'contacts',
      where: one(contactId),
      count: contacts,
      differing: {
        id: `'contact_' || (n - 1)`,
        name: contactName,
        emails: `json_array((n - 1) || 'x@example.com')`,
        searchText: `lower(${contactName}) || (n - 1) || 'x@example.com'`,
      },
    });
    copy({
      table: 'contactKeys',
      where: `row.contactId = '${contactId}'`,
      count: contacts,
      differing: { contactId: `'contact_' || (n - 1)`, value: `(n - 1) || 'x@example.com'` },
    });
    copy({
      table: 'conversations',
      where: one(conversationId),
      count: cases,
      differing: { id: `'conversation_' || n`, threadKey: `'thread_' || n`, contactId: contactOf },
    });
    copy({
      table: 'cases',
      where: one(caseId),
      count: cases,
      differing: {
        sequence: 'row.sequence + n',
        id: `'case_' || n`,
        number: `'C-' || (row.sequence + n)`,
        subject,
        searchText: `lower(${subject})`,
        contactId: contactOf,
        conversationId: `'conversation_' || n`,
        queueId: oneOf(demoQueues, '(n / 5)'),
        ownerId: 'NULL',
        status: `CASE WHEN ${isOpen} THEN 'open' ELSE 'closed' END`,
      },
    });
    copy({
      table: 'messages',
      where: one(messageId),
      count: cases * messagesPerCase,
      differing: {
        sequence: 'NULL',
        id: `'message_' || n`,
        caseId: caseOf,
        conversationId: `'conversation_' || ((n - 1) / ${messagesPerCase} + 1)`,
        text: `row.text || ' ' || n`,
      },
    });
    copy({
      table: 'timeline',
      where: ofCase,
      count: cases * 4,
      differing: { sequence: 'NULL', id: `'timeline_' || n`, caseId: `'case_' || ((n - 1) / 4 + 1)` },
    });
    copy({
      table: 'workItems',
      where: ofCase,
      count: cases,
      differing: {
        id: `'work_' || n`,
        caseId: `'case_' || n`,
        queueId: oneOf(demoQueues, '(n / 5)'),
        agentId: 'NULL',
        status: `CASE WHEN ${isOpen} THEN 'queued' ELSE 'completed' END`,
        enqueuedAt: `strftime('%Y-%m-%dT%H:%M:%fZ', row.enqueuedAt, '-' || (n % 100000) || ' seconds')`,
      },
    });
  });
  await house.start();
}
