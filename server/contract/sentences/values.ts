import type { Text } from '../../../engine/core/text.ts';

/** Values of records within a sentence: the API's own word in English, what the screens call it in Japanese. */
const wordsFor =
  (japanese: Readonly<Record<string, string>>) =>
  (value: string): Text => ({ en: value, ja: japanese[value] ?? value });

export const caseStatusWords = wordsFor({
  new: '新規',
  open: '対応中',
  awaitingCustomer: '顧客の返信待ち',
  onHold: '保留',
  solved: '解決済み',
  closed: 'クローズ',
});
export const ticketStatusWords = wordsFor({
  new: '新規',
  acknowledged: '受付済み',
  inProgress: '対応中',
  waiting: '待機中',
  resolved: '解決済み',
  rejected: '却下',
});
export const departmentWords = wordsFor({
  product: '製品',
  it: 'IT',
  marketing: 'マーケティング',
  finance: '経理',
  operations: '業務',
  manufacturing: '製造',
  sales: '営業',
});
export const roleWords = wordsFor({
  admin: '管理者',
  supervisor: 'スーパーバイザー',
  agent: '担当者',
  department: '部門メンバー',
  integration: '外部連携',
});
export const objectWords = wordsFor({
  case: 'ケース',
  contact: '顧客',
  account: '取引先',
  ticket: '社内チケット',
  message: 'メッセージ',
});
export const runStatusWords = wordsFor({
  active: '進行中',
  finished: '完了',
  failed: 'エラー',
  cancelled: '中止',
});
export const repairWords = wordsFor({
  retry: 'やり直し',
  cancel: '中止',
  skip: 'ステップを省略',
  move: '移動',
  rerun: '再実行',
});
export const outboxStatusWords = wordsFor({
  queued: '待機中',
  sent: '送信済み',
  failed: '失敗',
  skipped: '未送信',
});
export const trainingStateWords = wordsFor({
  queued: '待機中',
  running: '進行中',
  finished: '完了',
  failed: '失敗',
  cancelled: '中止',
});
export const channelWords = wordsFor({
  email: 'メール',
  webForm: 'Webフォーム',
  chat: 'チャット',
  sms: 'SMS',
  facebook: 'Facebook',
  x: 'X',
  instagram: 'Instagram',
  line: 'LINE',
  phoneNote: '電話メモ',
  inApp: 'アプリ内',
  webhook: 'Webhook',
});

/** Several of them. */
export const listWords = (values: readonly Text[], between = ', '): Text => ({
  en: values.map(({ en }) => en).join(between),
  ja: values.map(({ ja }) => ja).join('、'),
});
