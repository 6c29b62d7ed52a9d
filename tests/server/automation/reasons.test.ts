import { describe, expect, it } from 'vitest';
import { wordSaid, type Worded } from '../../../engine/core/sentence.ts';
import { runsApi, ticketsApi } from '../../../server/client.ts';
import { sentences } from '../../../server/contract/sentences/index.ts';
import { failed, openFailing, refusal } from '../../support/failing.ts';
import { readRun } from '../../support/story-flow.ts';

const inJapanese = (said: Worded | null): string => (said === null ? '' : wordSaid(said, 'ja', sentences));
const detailOf = ({ detail, ...problem }: ReturnType<typeof refusal>): Worded => ({
  ...problem,
  message: detail,
});

describe('a reason that the API gives', () => {
  it('can be told in Japanese for a run that failed, and for the line where it did', async () => {
    const { server } = await openFailing(() => 400);
    const run = await readRun(server, await failed(server));
    const line = run.trace.findLast(({ kind }) => kind === 'failed');
    expect(run.error?.message).toBe('The other system answered 400.');
    expect(inJapanese(run.error)).toBe('外部システムの応答は 400 でした。');
    expect(inJapanese(line?.error ?? null)).toBe(inJapanese(run.error));
  });

  it('can be told in Japanese for what is refused, and for each of its issues', async () => {
    const { server } = await openFailing(() => 400);
    const missing = refusal(await server.admin.call(runsApi.getRun, { params: { id: 'run_none' } }));
    expect(missing.detail).toMatch(/^There is no run "run_none"\./);
    expect(inJapanese(detailOf(missing))).toMatch(/^実行「run_none」はありません。/);
    const wrong = refusal(
      await server.admin.call(ticketsApi.createCaseTicket, {
        params: { id: 'case_none' },
        body: { department: 'it', summary: '' },
      }),
    );
    expect(wrong.issues?.map(({ path, message }) => [path, message])).toEqual([
      ['summary', 'Too small: expected string to have >=1 characters'],
    ]);
    expect(wrong.issues?.map(inJapanese)).toEqual(['入力されていません。入力してください。']);
    expect(inJapanese(detailOf(wrong))).toMatch(/^送信された内容が正しくありません/);
  });
});
