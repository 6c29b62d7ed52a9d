/** Labelled texts that are easy to tell apart but not all alike: enough to see a training through. */
const subjects: Record<string, readonly string[]> = {
  billing: ['the invoice', 'my bill', '請求書', 'the charge on my card', '先月の引き落とし', 'the refund'],
  fault: ['the rice cooker', 'my vacuum', '掃除機', 'the battery', '冷蔵庫の電源', 'the display'],
  delivery: ['the parcel', 'my order', '荷物', 'the courier', '配達の日時', 'the shipment'],
  cancel: ['my contract', 'the subscription', '定期便の解約', 'my membership', '退会の手続き', 'the plan'],
};
const troubles: Record<string, readonly string[]> = {
  billing: ['is wrong', 'was taken twice', 'が二重になっています', 'has not come', 'の金額が違います'],
  fault: ['does not start', 'makes a noise', 'が動きません', 'broke yesterday', 'から異音がします'],
  delivery: ['is late', 'never arrived', 'が届きません', 'went elsewhere', 'を変更したいです'],
  cancel: [
    'should end',
    'is not needed any more',
    'をお願いします',
    'I want to stop',
    'の方法を教えてください',
  ],
};
const openings = ['Hello,', 'お世話になります。', 'Hi there.', 'すみません、', 'Good morning.', ''];
const endings = ['Please help.', 'よろしくお願いします。', 'Thanks.', '急いでいます。', 'What can I do?', ''];
export const labels = Object.keys(subjects);

/** Every text is different; the same number always gives the same. */
export function exampleAt(at: number): { text: string; reason: string } {
  const reason = labels[at % labels.length] ?? '';
  const pick = (list: readonly string[] | undefined, by: number): string => list?.[by % list.length] ?? '';
  const turn = Math.floor(at / labels.length);
  // One in eleven is about something else than people say, as in life.
  const about = turn % 11 === 10 ? (labels[(at + 1) % labels.length] ?? '') : reason;
  const text = [
    pick(openings, turn),
    pick(subjects[about], Math.floor(turn / 5)),
    pick(troubles[turn % 7 === 6 ? reason : about], turn),
    pick(endings, Math.floor(turn / 3)),
    `(${at * 7919})`,
  ].join(' ');
  return { text, reason };
}

export const exampleLines = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, at) => JSON.stringify(exampleAt(from + at))).join('\n');
