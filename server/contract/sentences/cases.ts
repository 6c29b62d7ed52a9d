import type { Sentences } from '../../../engine/core/sentence.ts';

export const cases = {
  contactUnknown: {
    en: 'There is no contact {id}. Choose an existing one.',
    ja: '顧客 {id} は存在しません。既存の顧客を選択してください。',
  },
  noSuchCase: { en: 'There is no case {id}.', ja: 'ケース {id} はありません。' },
  noSuchCaseNamed: { en: 'There is no case "{id}".', ja: 'ケース「{id}」はありません。' },
  caseChanged: {
    en: 'Case {number} was changed meanwhile. Read it again.',
    ja: 'ケース {number} は同時に変更されました。読み込み直してください。',
  },
  caseCannotMove: {
    en: 'A case cannot go from {from} to {to}. Open it again first.',
    ja: 'ケースを{from}から{to}に変更することはできません。先に再オープンしてください。',
  },
  caseIsDone: {
    en: 'Case {number} is {status}. Open it again first.',
    ja: 'ケース {number} は{status}です。先に再オープンしてください。',
  },
  noSuchContact: { en: 'There is no contact {id}.', ja: '顧客 {id} はありません。' },
  noSuchMessage: { en: 'There is no message {id}.', ja: 'メッセージ {id} はありません。' },
  noCaseType: { en: '"{type}" is no type of case.', ja: '「{type}」というケース種別はありません。' },
  keyUsedForReply: {
    en: 'This key came with another answer before. Use a new key.',
    ja: 'このキーは別の回答に使われています。新しいキーを使ってください。',
  },
  noConversation: {
    en: 'Case {number} has no conversation to answer in.',
    ja: 'ケース {number} には、返信できる会話がありません。',
  },
  caseIsDoneReply: {
    en: 'Case {number} is {status}. Open it again, then answer.',
    ja: 'ケース {number} は{status}です。再オープンしてから返信してください。',
  },
  wrongCursor: {
    en: 'The cursor is not one this list gave out.',
    ja: 'この一覧の続きを示す値ではありません。一覧を読み込み直してください。',
  },
  keyUsedForMessage: {
    en: 'This key came with another message before. Use a new key.',
    ja: 'このキーは別のメッセージに使われています。新しいキーを使ってください。',
  },
  accountUnknown: {
    en: 'There is no account {id}. Choose an existing one or none.',
    ja: '取引先 {id} はありません。既存の取引先を選ぶか、指定なしにしてください。',
  },
  recordChanged: {
    en: '{name} was changed meanwhile. Read it again.',
    ja: '{name} は同時に変更されました。読み込み直してください。',
  },
  noSuchAccount: { en: 'There is no account {id}.', ja: '取引先 {id} はありません。' },
  caseToEscalate: {
    en: 'There is no case {id} to escalate.',
    ja: 'エスカレーションするケース {id} がありません。',
  },
  hoursChanged: {
    en: 'Business hours {id} were changed meanwhile. Read them again.',
    ja: '営業時間 {id} は同時に変更されました。読み込み直してください。',
  },
  hoursUnknown: {
    en: 'There are no business hours with the id "{id}". Choose existing ones.',
    ja: 'ID「{id}」の営業時間はありません。既存のものを選択してください。',
  },
  hoursNeverOpen: {
    en: 'Business hours "{id}" are never open. Give them opening times.',
    ja: '営業時間「{id}」に営業している時間がありません。営業時間を設定してください。',
  },
  noSuchWorkItem: { en: 'There is no work item {id}.', ja: '作業項目 {id} はありません。' },
  skillUnknown: {
    en: 'There is no skill "{skill}". Choose one that exists.',
    ja: 'スキル「{skill}」はありません。既存のものを選択してください。',
  },
  queueUnknown: {
    en: 'There is no queue "{id}". Choose one that exists.',
    ja: 'キュー「{id}」はありません。既存のものを選択してください。',
  },
  caseToRoute: { en: 'There is no case {id} to route.', ja: '振り分けるケース {id} がありません。' },
  caseIsDoneRoute: {
    en: 'Case {number} is {status}. Open it again before routing it.',
    ja: 'ケース {number} は{status}です。再オープンしてから振り分けてください。',
  },
  caseInNoQueue: {
    en: 'Case {id} is in no queue. Route it to a queue first.',
    ja: 'ケース {id} はどのキューにも入っていません。先にキューへ振り分けてください。',
  },
  takesNoCases: {
    en: '{name} takes no cases. Choose an active agent.',
    ja: '{name} はケースを担当できません。有効な担当者を選択してください。',
  },
  noFallbackQueue: {
    en: 'There is no fallback queue. Mark one queue as the fallback first.',
    ja: 'フォールバックキューがありません。先にキューの1つをフォールバックキューに指定してください。',
  },
  itemTaken: {
    en: 'Somebody else has taken this item. Choose another one.',
    ja: 'すでにほかの人が担当しています。別の項目を選択してください。',
  },
  notMember: {
    en: 'You are not a member of the queue {queue}. Ask a supervisor to add you.',
    ja: 'キュー {queue} のメンバーではありません。スーパーバイザーに追加を依頼してください。',
  },
  itemDone: {
    en: 'This item is done. Open its case again first.',
    ja: 'この項目は完了しています。先にケースを再オープンしてください。',
  },
  itemNotYours: {
    en: 'This item is not yours. Take it first, or ask its owner or a supervisor.',
    ja: 'この項目の担当ではありません。先に引き受けるか、担当者かスーパーバイザーに相談してください。',
  },
  policyChanged: {
    en: 'SLA policy {id} was changed meanwhile. Read it again.',
    ja: 'SLAポリシー {id} は同時に変更されました。読み込み直してください。',
  },
  hoursToAdd: {
    en: 'There are no business hours "{id}". Add them first.',
    ja: '営業時間「{id}」はありません。先に追加してください。',
  },
  policyUnknown: {
    en: 'There is no SLA policy "{id}". Choose an existing one.',
    ja: 'SLAポリシー「{id}」はありません。既存のものを選択してください。',
  },
  keyUsedForTicket: {
    en: 'This key came with another ticket before. Use a new key.',
    ja: 'このキーは別の社内チケットに使われています。新しいキーを使ってください。',
  },
  ticketCannotMove: {
    en: 'A ticket cannot go from {from} to {to}. From here it goes to: {ways}.',
    ja: '社内チケットを{from}から{to}に変更することはできません。変更できるのは次の状態です: {ways}',
  },
  ticketNeedsResolution: {
    en: 'Say how the ticket ends: send `resolution` with the status {status}.',
    ja: '社内チケットをどのように終えたか(resolution)を入力してください。{status}にするには必要です。',
  },
  ticketNoResolution: {
    en: 'A resolution belongs to a ticket that is resolved or rejected. Send that status too.',
    ja: '結果を入力できるのは、解決または却下した社内チケットだけです。状態も一緒に送信してください。',
  },
  noSuchTicket: { en: 'There is no ticket {id}.', ja: '社内チケット {id} はありません。' },
  caseForTicket: {
    en: 'There is no case {id} for the ticket.',
    ja: '社内チケットを起票するケース {id} がありません。',
  },
  ticketRepeatedClosed: {
    en: 'Ticket {number} with this duplicate key is {status}. Open it again, or use another key.',
    ja: '同じ重複キーの社内チケット {number} は{status}です。再オープンするか、別のキーを使ってください。',
  },
  cannotWorkOnTickets: {
    en: '`{person}` cannot work on tickets of {department}. Choose a member of it.',
    ja: '「{person}」は{department}の社内チケットを担当できません。その部門のメンバーを選択してください。',
  },
  ticketChanged: {
    en: 'Ticket {number} was changed meanwhile. Read it again.',
    ja: '社内チケット {number} は同時に変更されました。読み込み直してください。',
  },
  noSuchRecords: {
    en: 'There are no records called "{object}".',
    ja: '「{object}」というレコードはありません。',
  },
  cannotCreate: {
    en: 'A {object} cannot be created by this step.',
    ja: 'このステップで{object}を作成することはできません。',
  },
  cannotChange: {
    en: 'A {object} cannot be changed by this step.',
    ja: 'このステップで{object}を変更することはできません。',
  },
  noFieldToRead: {
    en: 'A {object} has no field "{field}" to look at.',
    ja: '{object}に「{field}」という項目はないため、検索条件に使えません。',
  },
  listField: {
    en: '"{field}" is a list; only "contains" can be asked of it.',
    ja: '「{field}」はリストです。条件に使えるのは「contains」だけです。',
  },
  listMisfit: {
    en: '"{field}" is compared with a list that does not fit it.',
    ja: '「{field}」と比較するリストの値が、項目の型に合いません。',
  },
  valueMisfit: {
    en: '"{field}" is compared with a value that does not fit it.',
    ja: '「{field}」と比較する値が、項目の型に合いません。',
  },
  noFieldToSet: {
    en: 'A {object} has no field "{field}" that can be set. There are: {known}.',
    ja: '{object}に、設定できる項目「{field}」はありません。設定できる項目: {known}',
  },
  fieldFault: { en: 'The field "{field}" of the {object}: {why}', ja: '{object}の項目「{field}」: {why}' },
} as const satisfies Sentences;
