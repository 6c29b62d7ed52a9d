import type { Sentences } from '../core/sentence.ts';

export const stepSentences = {
  noTimeIn: {
    en: '"{setting}" of step "{stepId}" is not a time: {value}.',
    ja: 'ステップ「{stepId}」の「{setting}」が日時ではありません: {value}',
  },
  noLengthIn: {
    en: '"{setting}" of step "{stepId}" is not a length of time.',
    ja: 'ステップ「{stepId}」の「{setting}」が時間の長さではありません。',
  },
  nobodyDecides: {
    en: 'Nobody may decide this: the role, queue or department has no active members.',
    ja: '承認できる人がいません。役割・キュー・部門に有効なメンバーがいません。',
  },
  noDepartment: {
    en: 'There is no department "{department}". Use one of: {known}.',
    ja: '部門「{department}」はありません。使える部門: {known}',
  },
  escalateNoQueue: { en: 'The queue to escalate to is empty.', ja: 'エスカレーション先のキューが空です。' },
  noAddress: {
    en: '"{url}" is not an http or https address.',
    ja: '「{url}」は http または https のアドレスではありません。',
  },
  httpStatus: { en: 'The other system answered {status}.', ja: '外部システムの応答は {status} でした。' },
  noSender: {
    en: 'There is no message with a sender in "from" of step "{stepId}". Start the flow by a message, or name one.',
    ja: 'ステップ「{stepId}」の「from」に、送信者のあるメッセージがありません。メッセージでフローを開始するか、メッセージを指定してください。',
  },
  noList: {
    en: 'The setting "list" gave no list. Read one, such as {example}.',
    ja: '設定「list」がリストになりませんでした。{example} のようにリストを参照してください。',
  },
  listTooLong: {
    en: 'The list has {length} items, at most {limit} are gone through. Narrow the list, or raise the limit (up to {most}).',
    ja: 'リストは{length}件ありますが、処理できるのは{limit}件までです。リストを絞り込むか、上限を引き上げてください(最大{most}件)。',
  },
  notDeliveredInTime: {
    en: 'It was not delivered in the time allowed.',
    ja: '制限時間内に配信されませんでした。',
  },
  receiverRefused: { en: 'the receiver refused it', ja: '受信側に拒否されました' },
  notDelivered: { en: 'It could not be delivered: {why}.', ja: '配信できませんでした: {why}' },
  namesNobody: {
    en: '"to" of step "{stepId}" names nobody: its templates came out empty.',
    ja: 'ステップ「{stepId}」の「to」に宛先がありません。テンプレートの値が空でした。',
  },
  routeNoQueue: { en: 'The queue to route to is empty.', ja: '振り分け先のキューが空です。' },
  cannotChangeVariable: {
    en: 'Variable "{name}" cannot be changed: {why}.',
    ja: '変数「{name}」は変更できません: {why}。',
  },
  addsNumbers: { en: 'adding needs two numbers', ja: '加算には数値が2つ必要です' },
  appendsToList: { en: 'appending needs a list', ja: '追加先はリストである必要があります' },
  listFull: { en: 'the list already has 1,000 items', ja: 'リストにはすでに1,000件あります' },
  noRecord: {
    en: 'There is no {kind} in "{setting}". Put a step before this one that finds or opens it.',
    ja: '「{setting}」に{kind}がありません。先に、それを検索または作成するステップを置いてください。',
  },
  subflowEnded: {
    en: 'Flow "{flow}" (run {runId}) ended as {status}',
    ja: 'フロー「{flow}」(実行 {runId})は{status}で終わりました',
  },
  subflowFailed: {
    en: 'Flow "{flow}" (run {runId}) ended as {status}: {code} {why}',
    ja: 'フロー「{flow}」(実行 {runId})は{status}で終わりました: {code} {why}',
  },
  noOutput: {
    en: 'Flow "{flow}" (run {runId}) gave no output "{name}". Declare it there as an output variable.',
    ja: 'フロー「{flow}」(実行 {runId})の出力に「{name}」がありません。呼び出し先で出力変数として宣言してください。',
  },
  tooDeepCalls: {
    en: 'Flow "{flow}" would be the {depth}th within another. Check whether the flows call each other in a circle.',
    ja: 'フロー「{flow}」の呼び出しの入れ子が{depth}段目になります。フローが互いに循環して呼び出していないか確認してください。',
  },
  flowRefusesInput: {
    en: 'Flow "{flow}" does not take what it is given: {why}',
    ja: 'フロー「{flow}」は渡された値を受け付けません: {why}',
  },
  flowNotStarted: {
    en: 'Flow "{flow}" could not be started: {why}.',
    ja: 'フロー「{flow}」を開始できませんでした: {why}',
  },
  nothingChanges: {
    en: 'Nothing that step "{stepId}" looks at can change in this run. Put a step before it that finds the record, or set a limit.',
    ja: 'ステップ「{stepId}」の条件が参照しているものは、この実行では変化しません。先にレコードを検索するステップを置くか、期限を設定してください。',
  },
} as const satisfies Sentences;
