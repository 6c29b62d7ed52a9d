import type { Sentences } from '../../../engine/core/sentence.ts';

export const desk = {
  rulesetUnknown: {
    en: 'There is no ruleset "{key}". Choose an existing one.',
    ja: 'ルールセット「{key}」はありません。既存のものを選択してください。',
  },
  rulesetChanged: {
    en: 'Ruleset {key} was changed meanwhile. Read it again.',
    ja: 'ルールセット {key} は同時に変更されました。読み込み直してください。',
  },
  rulesetsFull: {
    en: 'There are {most} rulesets already. Change one of them.',
    ja: 'ルールセットはすでに{most}個あります。既存のものを変更してください。',
  },
  noSuchArticle: { en: 'There is no article {id}.', ja: '記事 {id} はありません。' },
  slugTaken: {
    en: 'There is an article "{slug}" in this language already ({language}). Choose another short name.',
    ja: 'この言語({language})には短縮名「{slug}」の記事がすでにあります。別の短縮名にしてください。',
  },
  articleChanged: {
    en: '"{title}" was changed meanwhile. Read it again.',
    ja: '「{title}」は同時に変更されました。読み込み直してください。',
  },
  noPublishedArticle: { en: 'There is no published article {id}.', ja: '公開中の記事 {id} はありません。' },
  articleNotMarked: {
    en: 'The article {id} is not marked on the case {caseId}.',
    ja: '記事 {id} はケース {caseId} で選ばれていません。',
  },
  noModelYet: {
    en: 'The field "{field}" has no model yet. Train one, or describe its labels, under Classification.',
    ja: '項目「{field}」にはまだモデルがありません。「分類」で学習させるか、ラベルの説明を書いてください。',
  },
  noTextColumn: {
    en: 'No column holds the text. Name one of them "text".',
    ja: '本文の列がありません。1つの列の名前を「text」にしてください。',
  },
  noBundledSet: {
    en: 'This installation came without the example set.',
    ja: 'このインストールには学習例のセットが含まれていません。',
  },
  fieldChanged: {
    en: 'Field {name} was changed meanwhile. Read it again.',
    ja: '項目 {name} は同時に変更されました。読み込み直してください。',
  },
  automateAboveSelect: {
    en: 'The confidence for saving must be greater than the one for choosing.',
    ja: '保存する確信度は、選択する確信度より大きくしてください。',
  },
  labelTwice: { en: 'The label "{label}" stands there twice.', ja: 'ラベル「{label}」が重複しています。' },
  noSuchLabel: {
    en: '"{value}" is no {field}. There are: {known}.',
    ja: '「{value}」は{field}の値ではありません。使える値: {known}',
  },
  noSuchModel: { en: 'There is no model {id}.', ja: 'モデル {id} はありません。' },
  noModelBefore: {
    en: 'No other model of this field was live before.',
    ja: 'この項目で以前に有効だったモデルはほかにありません。',
  },
  noSuchPrediction: { en: 'There is no prediction {id}.', ja: '予測 {id} はありません。' },
  tooFewCases: {
    en: 'There are {total} usable cases with this field; a training needs {least}. {missing} are missing: close more cases with it, or import examples.',
    ja: 'この項目で使えるケースは{total}件ですが、学習には{least}件が必要です。あと{missing}件、この項目を付けてケースを完了するか、学習例を取り込んでください。',
  },
  trainingUnderWay: {
    en: 'A training of this field is under way. Cancel it or wait.',
    ja: 'この項目の学習はすでに進行中です。取り消すか、終わるのを待ってください。',
  },
  noSuchTraining: { en: 'There is no training {id}.', ja: '学習 {id} はありません。' },
  trainingEnded: { en: 'Training {id} has ended: {state}.', ja: '学習 {id} は終了しています({state})。' },
  trainingInterrupted: {
    en: 'The server ended {times} times while it was under way.',
    ja: '学習中にサーバーが{times}回終了しました。',
  },
  trainingBroke: {
    en: 'It broke off by a fault of ours; the log says more.',
    ja: 'システム側の問題で中断しました。詳しくはサーバーのログにあります。',
  },
  trainingTooFew: { en: 'There are too few cases to learn from.', ja: '学習に使えるケースが少なすぎます。' },
  trainingOneLabel: {
    en: 'All cases have the same label, so there is nothing to tell apart.',
    ja: 'すべてのケースが同じラベルのため、区別を学習できません。',
  },
  noSenderOn: { en: 'Nothing can send on {channel} now.', ja: '{channel} で送信する手段が今はありません。' },
  webhookRemoved: { en: 'The webhook {id} was removed.', ja: 'Webhook {id} は削除されました。' },
  noAnswerIn: { en: 'No answer within {seconds} seconds.', ja: '{seconds}秒以内に応答がありませんでした。' },
  nobodyFits: {
    en: 'Nobody fits the recipients: the queue or role has no active members, or the record is not there.',
    ja: '宛先に当てはまる人がいません。キューや役割に有効なメンバーがいないか、レコードがありません。',
  },
  noSuchOutboxRow: { en: 'There is no outbox row {id}.', ja: '送信トレイに {id} はありません。' },
  onlyFailedRows: {
    en: 'Only a failed row can be tried again; this one is {status}.',
    ja: '再送できるのは失敗したものだけです。現在の状態は{status}です。',
  },
  caseToAnswer: { en: 'There is no case {id} to answer in.', ja: '返信するケース {id} がありません。' },
  textTooLong: {
    en: '{channel} takes {most} characters at most. Shorten the text or the template.',
    ja: '{channel} で送れるのは{most}文字までです。本文かテンプレートを短くしてください。',
  },
  templateUnreadable: {
    en: 'The template `{key}` cannot be read. Correct the marked places.',
    ja: 'テンプレート「{key}」を読み取れません。示された箇所を直してください。',
  },
  templateUnknown: {
    en: 'There is no template "{key}". Choose one that exists.',
    ja: 'テンプレート「{key}」はありません。既存のものを選択してください。',
  },
  templateFailed: {
    en: 'The template "{key}" failed: {why}',
    ja: 'テンプレート「{key}」でエラーが発生しました: {why}',
  },
  idTaken: {
    en: 'The id `{id}` is taken. Choose another.',
    ja: 'ID「{id}」はすでに使われています。別のIDにしてください。',
  },
  noSuchWebhook: { en: 'There is no webhook `{id}`.', ja: 'Webhook「{id}」はありません。' },
  noSuchPerson: { en: 'There is no person with the id `{id}`.', ja: 'ID「{id}」の人はいません。' },
  addressTaken: {
    en: '{name} already has the address {email}.',
    ja: '{name} がすでにアドレス {email} を使っています。',
  },
  lastAdmin: {
    en: '{name} is the last active admin. Make somebody else an admin first.',
    ja: '{name} は最後の有効な管理者です。先に別の人を管理者にしてください。',
  },
  skillToAdd: {
    en: 'There is no skill `{id}`. Add it first.',
    ja: 'スキル「{id}」はありません。先に追加してください。',
  },
  skillTwice: {
    en: 'A skill is named twice. Name each skill once.',
    ja: '同じスキルが2回指定されています。1回ずつにしてください。',
  },
  departmentNeeded: {
    en: 'A member of a department needs the department. Send `department`.',
    ja: '部門メンバーには部門の指定が必要です。',
  },
  departmentNotAllowed: {
    en: 'Only people with the role `department` belong to a department. Send `department: null`.',
    ja: '部門を指定できるのは、役割が部門メンバーの人だけです。',
  },
  noSuchQueue: { en: 'There is no queue with the id `{id}`.', ja: 'ID「{id}」のキューはありません。' },
  queueChanged: {
    en: 'The queue `{id}` was changed meanwhile. Read it again.',
    ja: 'キュー「{id}」は同時に変更されました。読み込み直してください。',
  },
  fallbackNeeded: {
    en: 'There must be a fallback queue. Make another queue the fallback instead.',
    ja: 'フォールバックキューは必ず1つ必要です。代わりに別のキューをフォールバックキューに指定してください。',
  },
  cannotWorkInQueue: {
    en: '`{person}` is nobody who can work in a queue. Name an agent.',
    ja: '「{person}」はキューで作業できません。担当者を指定してください。',
  },
  trainingCancelled: { en: 'cancelled', ja: '中止されました。' },
  lineNoObject: { en: 'The line is no object.', ja: '行がオブジェクトではありません。' },
  /** What the readers say. */
  notCsv: { en: '{detail}', ja: '引用符または列の書き方が正しくありません ({detail})' },
  notJson: { en: '{detail}', ja: 'JSONとして正しくありません ({detail})' },
} as const satisfies Sentences;
