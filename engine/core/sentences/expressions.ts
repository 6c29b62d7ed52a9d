import type { Sentences } from '../sentence.ts';

export const expressions = {
  tooLong: {
    en: 'It takes too long: loop over fewer items.',
    ja: '処理に時間がかかりすぎます。繰り返す件数を減らしてください。',
  },
  loopTooLong: {
    en: 'A loop takes at most {most} items, this list has {length}.',
    ja: '繰り返しは最大{most}件ですが、このリストは{length}件あります。',
  },
  valueTooDeep: { en: 'A value is nested too deeply.', ja: '値の入れ子が深すぎます。' },
  expressionTooLong: {
    en: 'An expression has at most {most} characters.',
    ja: '式は{most}文字以内にしてください。',
  },
  unknownName: {
    en: 'There is nothing called "{name}" to read.',
    ja: '「{name}」という名前で参照できるものはありません。',
  },
  expression: {
    en: 'The expression "{expression}" cannot be worked out. {why}',
    ja: '式「{expression}」を評価できません。{why}',
  },
  noOrder: { en: 'A {left} and a {right} have no order.', ja: '{left}と{right}は大小を比較できません。' },
  betweenNeedsTwo: {
    en: '"between" needs a list of two values: from and to.',
    ja: '「between」には、開始と終了の2つの値のリストが必要です。',
  },
  cannotContain: {
    en: 'A {whole} cannot contain a {part}.',
    ja: '{whole}の中に{part}が含まれるかどうかは判断できません。',
  },
  comparesTexts: {
    en: '"{op}" compares texts, not a {left} and a {right}.',
    ja: '「{op}」で比較できるのはテキストどうしだけです(現在は{left}と{right})。',
  },
  needsList: { en: '"{op}" needs a list to compare with.', ja: '「{op}」には、比較対象のリストが必要です。' },
  noTimeLike: {
    en: '{value} is no time. Times look like 2026-06-01T10:00:00Z.',
    ja: '{value}は日時ではありません。2026-06-01T10:00:00Z のように指定してください。',
  },
  noOperator: { en: '"{op}" is no operator.', ja: '「{op}」という演算子はありません。' },
  settingsTooDeep: { en: 'The settings are nested too deeply.', ja: '設定の入れ子が深すぎます。' },
  reservedName: { en: 'The name "{name}" is reserved.', ja: '「{name}」は予約された名前です。' },
  dividesByZero: { en: 'It divides by zero.', ja: 'ゼロで割っています。' },
  dividesNoNumber: {
    en: 'It divides something that is no number.',
    ja: '数値でないものを割り算しています。',
  },
  patternTooLong: {
    en: 'matchesPattern takes patterns up to {pattern} characters and texts up to {text}.',
    ja: 'matchesPattern で使えるのは、{pattern}文字までのパターンと{text}文字までのテキストです。',
  },
  noPattern: { en: '{pattern} is no valid pattern.', ja: '{pattern}は正しいパターンではありません。' },
  noFilter: { en: 'There is no filter "{name}".', ja: '「{name}」というフィルターはありません。' },
  noNumber: { en: '{value} is no number.', ja: '{value}は数値ではありません。' },
  firstNeedsList: {
    en: '"first" needs a list or a text, not a {kind}.',
    ja: '「first」にはリストかテキストが必要です(現在は{kind})。',
  },
  joinNeedsList: {
    en: '"join" needs a list, not a {kind}.',
    ja: '「join」にはリストが必要です(現在は{kind})。',
  },
  truncateNeedsLength: {
    en: '"truncate" needs the number of characters to keep: truncate(40).',
    ja: '「truncate」には残す文字数を指定してください。例: truncate(40)',
  },
  noTime: { en: '{value} is no time.', ja: '{value}は日時ではありません。' },
  dateStyles: {
    en: '"date" knows the styles date, time, dateTime and iso.',
    ja: '「date」で使える形式は date、time、dateTime、iso です。',
  },
  noTimezone: { en: '"{name}" is no time zone.', ja: '「{name}」というタイムゾーンはありません。' },
  noBytes: {
    en: 'Bytes and unsigned numbers are not used here.',
    ja: 'バイト列と符号なし整数は、ここでは使えません。',
  },
  noFunction: { en: 'There is no function "{name}".', ja: '「{name}」という関数はありません。' },
  wholeDivision: {
    en: 'Whole numbers are divided without a fraction: 10 / 4 is 2. Write 10.0 / 4 for 2.5.',
    ja: '整数どうしの割り算なので、小数は切り捨てられます(10 / 4 は 2)。小数にするには 10.0 / 4 と書いてください。',
  },
  notInLanguage: {
    en: 'This is not part of the expression language here.',
    ja: 'この書き方は、ここの式では使えません。',
  },
  useMatchesPattern: {
    en: 'Use matchesPattern instead of matches.',
    ja: 'matches の代わりに matchesPattern を使ってください。',
  },
  twoLoops: { en: 'At most two loops may stand within each other.', ja: '繰り返しの入れ子は2段までです。' },
  noPathLimit: {
    en: '"{text}" is no path such as vars.limit.',
    ja: '「{text}」は vars.limit のようなパスではありません。',
  },
  noCondition: { en: 'This is no condition.', ja: '条件の形式が正しくありません。' },
  conditionTooDeep: { en: 'The condition is nested too deeply.', ja: '条件の入れ子が深すぎます。' },
  noPathPriority: {
    en: '"{text}" is no path such as case.priority.',
    ja: '「{text}」は case.priority のようなパスではありません。',
  },
  wrongOperands: {
    en: '"{operator}" does not work with {left} and {right}.',
    ja: '「{operator}」は{left}と{right}には使えません。',
  },
  noFilterThereAre: {
    en: 'There is no filter "{name}". There are: {known}.',
    ja: '「{name}」というフィルターはありません。使えるのは {known} です。',
  },
  filterCount: {
    en: 'The filter "{name}" has {count} values in its brackets.',
    ja: 'フィルター「{name}」のかっこ内の値が{count}個になっています。',
  },
  resultTooDeep: { en: 'Its result is nested too deeply.', ja: '結果の入れ子が深すぎます。' },
  resultNoNumber: {
    en: 'Its result is not a number that can be kept.',
    ja: '結果が、保存できる数値ではありません。',
  },
  resultTooLarge: { en: 'Its result is too large a number.', ja: '結果の数値が大きすぎます。' },
  resultNoValue: {
    en: 'Its result is no text, number, boolean, time, list or record.',
    ja: '結果が、テキスト・数値・真偽値・日時・リスト・レコードのいずれでもありません。',
  },
  lengthOfTime: {
    en: 'A length of time is written like {example}, in minutes, hours or days.',
    ja: '時間の長さは、分・時間・日の単位で {example} のように指定してください。',
  },
  notClosed: {
    en: 'A "{open}" is not closed. Write "{close}" where the expression ends.',
    ja: '「{open}」が閉じられていません。式の終わりに「{close}」と書いてください。',
  },
  neitherTrueNorFalse: { en: 'It is neither true nor false.', ja: '結果が真偽値ではありません。' },
  somethingMissing: { en: 'Something it reads is not there.', ja: '参照している値がありません。' },
  itFailed: { en: 'It failed.', ja: '評価に失敗しました。' },
  /** What the expression library says, where we have no words of our own. */
  library: { en: '{detail}', ja: '式の書き方または値に誤りがあります ({detail})' },
} as const satisfies Sentences;
