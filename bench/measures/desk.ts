import { fillDesk } from '../house/desk-rows.ts';
import { openHouse } from '../house/house.ts';
import type { Measure } from './bench.ts';

/** What a person opens, with the requests that the page makes, all at once as a browser does. */
const pages: Record<string, (n: number) => string[]> = {
  'queue view': () => [
    '/queues',
    '/work-items?queue=q-billing&limit=50',
    '/work-items?status=queued&limit=50',
  ],
  'case page': (n) => {
    const id = `case_${n}`;
    return [
      `/cases/${id}`,
      `/cases/${id}/timeline`,
      `/cases/${id}/flows`,
      `/work-items?caseId=${id}`,
      `/tickets?caseId=${id}`,
    ];
  },
  'contact overview': (n) => [
    `/contacts/contact_${n % 20_000}`,
    `/cases?contactId=contact_${n % 20_000}&limit=50`,
  ],
  // Something that occurs often, a single one, and what is nowhere: the last looks at everything.
  search: (n) => [`/cases?limit=50&q=${['Vacuum', `No. ${n} `, 'nothing of the kind'][n % 3] ?? ''}`],
  'search of contacts': (n) => [
    `/contacts?limit=50&q=${['Saeki', `${n % 20_000}x@`, 'nobody'][n % 3] ?? ''}`,
  ],
};

/** The pages of people who work, in a house of 100,000 cases and 1,000,000 messages. */
export const desk: Measure = async ({ report, isQuick }) => {
  const cases = isQuick ? 20_000 : 100_000;
  const house = await openHouse({ environment: { DEMO: 'on' } });
  await fillDesk(house, cases);
  report.add('pages: cases', '', cases);
  for (const [title, requests] of Object.entries(pages)) {
    const times: number[] = [];
    for (let page = 0; page < (isQuick ? 30 : 120); page++) {
      const started = performance.now();
      // A number that jumps about, so that no page is read twice.
      await Promise.all(requests(1 + ((page * 7919) % cases)).map((path) => house.api('GET', path)));
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    report.add(`${title}, p50`, 'ms', times[Math.floor(times.length / 2)] ?? Number.NaN);
    report.add(`${title}, p95`, 'ms', times[Math.floor(times.length * 0.95)] ?? Number.NaN);
  }
  await house.leave();
};
