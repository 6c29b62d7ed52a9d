import type { Reason } from '../core/step.ts';
import type { Locale, Text } from '../core/text.ts';

/**
 * A reason in a person's words. Undefined for comparisons of fields, which speak for themselves:
 * `contact.isVip eq true`. `{left}`, `{right}` and `{result}` stand for the reason's own values, `{1}`, `{2}`
 * for parts of its code. `timeText` writes moments the way the reader's page does.
 */
export function wordReason(
  reason: Reason,
  locale: Locale,
  timeText: (time: string) => string = (time) => time,
): string | undefined {
  for (const [code, text] of sentences) {
    const parts = code.exec(reason.text);
    if (!parts) continue;
    return text[locale].replace(/\{(\w+)\}/g, (_whole, name: string) =>
      shown(isValueName(name) ? reason[name] : parts[Number(name)], { locale, timeText }),
    );
  }
  return undefined;
}

const isValueName = (name: string): name is 'left' | 'right' | 'result' =>
  ['left', 'right', 'result'].includes(name);

const isTime = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);

function shown(value: unknown, words: { locale: Locale; timeText(time: string): string }): string {
  const { locale, timeText } = words;
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map((item) => shown(item, words)).join(', ');
  if (typeof value === 'object') {
    // A label in both languages, or what a rule gave.
    const label = (value as Partial<Text>)[locale];
    if (typeof label === 'string') return label;
    return Object.entries(value)
      .map(([name, inner]) => `${name}: ${shown(inner, words)}`)
      .join(', ');
  }
  const text = String(value);
  if (isTime(text)) return timeText(text);
  return Object.hasOwn(states, text) ? (states[text]?.[locale] ?? text) : text;
}

/** Results that are words of ours. */
const states: Readonly<Record<string, Text>> = {
  true: { en: 'true', ja: '成立' },
  false: { en: 'false', ja: '不成立' },
  matched: { en: 'found', ja: '特定' },
  ambiguous: { en: 'more than one', ja: '候補が複数' },
  unknown: { en: 'not found', ja: '該当なし' },
  created: { en: 'new case', ja: '新規作成' },
  appended: { en: 'added to it', ja: 'このケースに追加' },
  reopened: { en: 'reopened', ja: '再オープン' },
  available: { en: 'available', ja: '対応可能' },
  busy: { en: 'busy', ja: '取り込み中' },
  away: { en: 'away', ja: '離席' },
  offline: { en: 'offline', ja: 'オフライン' },
  firstResponse: { en: 'First response', ja: '初回応答' },
  DEDUPED: { en: 'the same was said shortly before', ja: '直前に同じ通知あり' },
  NO_ADDRESS: { en: 'no address is known', ja: '宛先不明' },
  NOT_IN_APP: { en: 'customers have no notices in the app', ja: '顧客にはアプリ内通知なし' },
  OTHER_CHANNEL: { en: 'the recipient is not reached on this channel', ja: 'このチャネルでは届かない宛先' },
  NO_CONVERSATION: { en: 'the case has no conversation', ja: 'ケースに会話なし' },
  EMPTY_TEXT: { en: 'the text is empty', ja: '本文が空' },
  NO_ADAPTER: { en: 'no connection to this channel', ja: 'このチャネルへの接続なし' },
};

const sentences: readonly (readonly [code: RegExp, text: Text])[] = [
  [/^identify\.persona$/, { en: 'Linked account {left}: {result}', ja: '連携アカウント {left}: {result}' }],
  [/^identify\.email$/, { en: 'E-mail address {left}: {result}', ja: 'メールアドレス {left}: {result}' }],
  [/^identify\.phone$/, { en: 'Phone number {left}: {result}', ja: '電話番号 {left}: {result}' }],
  [
    /^openCase\.latest$/,
    { en: 'Last case of the conversation {left}: {result}', ja: '会話の直近のケース {left}: {result}' },
  ],
  [
    /^ruleset (\S+), rule (\d+)$/,
    {
      en: 'Ruleset {1}, rule {2} ({right}) matched {left}: {result}',
      ja: 'ルールセット {1} のルール{2} ({right}) が {left} に一致: {result}',
    },
  ],
  [/^ruleset (\S+)$/, { en: 'Ruleset {1}: no rule matched', ja: 'ルールセット {1}: 一致するルールなし' }],
  [
    /^ruleset (\S+), rule (\d+) excluded$/,
    {
      en: 'Ruleset {1}, rule {2}: ruled out by the word {left}',
      ja: 'ルールセット {1} のルール{2}: 除外語 {left} があるため不一致',
    },
  ],
  [
    /^ruleset (\S+), rule (\d+) needs$/,
    {
      en: 'Ruleset {1}, rule {2}: needs {left} to be {right}, it was {result}',
      ja: 'ルールセット {1} のルール{2}: {left} が {right} の場合のみ (実際は {result})',
    },
  ],
  [
    /^ruleset (\S+), no words$/,
    {
      en: 'Ruleset {1}: the words of rule {left} are not in the text',
      ja: 'ルールセット {1}: ルール{left} の語は本文にない',
    },
  ],
  [
    /^ruleset (\S+), not reached$/,
    { en: 'Ruleset {1}: rule {left} was not reached', ja: 'ルールセット {1}: ルール{left} は未評価' },
  ],
  [/^route\.rule$/, { en: 'Rule {left} of the queue: {result}', ja: 'キューのルール{left}: {result}' }],
  [/^route\.notReached$/, { en: 'Rule {left} was not reached', ja: 'ルール{left} は未評価' }],
  [/^route\.otherwise$/, { en: 'No rule applied: queue {result}', ja: '該当ルールなし: キュー {result}' }],
  [/^(\w+) (\d+)$/, { en: 'Rule {2} chose the queue {result}', ja: 'ルール{2} がキュー {result} を選択' }],
  [/^decision\.outcome$/, { en: '{left}: {result}', ja: '{left}: {result}' }],
  [/^decision\.notReached$/, { en: '{left}: not reached', ja: '{left}: 未評価' }],
  [/^decision\.otherwise$/, { en: 'No condition was true: otherwise', ja: '該当する条件なし: それ以外' }],
  [
    /^agent\.chosen$/,
    { en: '{left} was chosen, {result} units free', ja: '{left} を選択 (対応余力 {result})' },
  ],
  [
    /^agent\.later$/,
    { en: '{left} came after, {result} units free', ja: '{left} は次点 (対応余力 {result})' },
  ],
  [/^agent\.keeps$/, { en: '{left} has it already and keeps it', ja: '{left} が引き続き担当' }],
  [/^agent\.notAvailable$/, { en: '{left} is not available: {result}', ja: '{left} は対応不可: {result}' }],
  [
    /^agent\.noCapacity$/,
    {
      en: '{left} has {result} units free, {right} are needed',
      ja: '{left} の対応余力は{result} (必要 {right})',
    },
  ],
  [
    /^agent\.lacksSkill\.(.+)$/,
    {
      en: '{left} has skill {1} at level {result}, {right} is needed',
      ja: '{left} のスキル {1} はレベル{result} (必要 {right})',
    },
  ],
  [
    /^queue\.manualPick$/,
    { en: 'Agents pick from this queue themselves', ja: 'このキューは担当者が自分で選択します' },
  ],
  [/^queue\.noMembers$/, { en: 'The queue has no members', ja: 'キューにメンバーがいません' }],
  [/^sla\.due$/, { en: '{left} due {result}', ja: '{left}の期限 {result}' }],
  [/^ticket\.opened$/, { en: 'Opened ticket {result}', ja: '社内チケット {result} を起票' }],
  [
    /^ticket\.repeated$/,
    { en: 'Added a comment to open ticket {result}', ja: '未解決の社内チケット {result} にコメントを追加' },
  ],
  [/^ticket\.resolved$/, { en: 'The department resolved it: {result}', ja: '部門が解決: {result}' }],
  [/^ticket\.rejected$/, { en: 'The department rejected it: {result}', ja: '部門が却下: {result}' }],
  [/^wait\.event$/, { en: 'The event {left} came', ja: 'イベント {left} を受信' }],
  [/^wait\.time$/, { en: 'The time {left} was reached', ja: '{left} に到達' }],
  [/^(notify|reply)\.skipped$/, { en: 'Not sent: {result}', ja: '送信せず: {result}' }],
  [/^records\.found$/, { en: 'Records found: {result}', ja: '見つかったレコード: {result}件' }],
  [
    /^article\.fits$/,
    {
      en: 'The article “{left}” fits {result} by {right}',
      ja: '記事「{left}」の適合度 {result} (一致した語: {right})',
    },
  ],
  [
    /^article\.attached$/,
    {
      en: '“{left}” was attached on similar cases: {result}',
      ja: '「{left}」を添付した類似ケース: {result}件',
    },
  ],
  [
    /^article\.dismissed$/,
    {
      en: '“{left}” was put aside on similar cases: {result}',
      ja: '「{left}」を対象外にした類似ケース: {result}件',
    },
  ],
  [/^subflow\.ended$/, { en: 'Flow {left} ended: {result}', ja: 'フロー {left} の結果: {result}' }],
  [/^http\.status$/, { en: 'The other system answered {result}', ja: '外部システムの応答: {result}' }],
  [/^approval\.approved$/, { en: '{left} approved: {right}', ja: '{left} が承認: {right}' }],
  [/^approval\.rejected$/, { en: '{left} rejected: {right}', ja: '{left} が却下: {right}' }],
  [/^approval\.nobody$/, { en: 'Nobody decided in time: {result}', ja: '期限までに判断なし: {result}' }],
  [
    /^retry\.at$/,
    {
      en: 'Try {left} of {right} to mend it: {result}',
      ja: '{right}回中{left}回目の再試行: {result}',
    },
  ],
  [/^vars\.(\w+)$/, { en: 'Variable {1} became {result}', ja: '変数 {1} を {result} に設定' }],
];
