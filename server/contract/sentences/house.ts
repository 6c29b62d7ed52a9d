import type { Sentences } from '../../../engine/core/sentence.ts';

export const house = {
  wrongSignIn: {
    en: 'The e-mail address or the password is wrong.',
    ja: 'メールアドレスまたはパスワードが違います。',
  },
  wrongPassword: { en: 'The present password is wrong.', ja: '現在のパスワードが違います。' },
  unknownApiKey: {
    en: 'This API key is not known. It may have been revoked.',
    ja: 'このAPIキーは登録されていません。取り消された可能性があります。',
  },
  linkGone: {
    en: 'This link was used already, is too old or is not complete. Ask an admin for a new one.',
    ja: 'このリンクは使用済みか、期限切れか、不完全です。管理者に新しいリンクを依頼してください。',
  },
  noActivePerson: {
    en: 'There is no active person with the id `{id}`.',
    ja: 'ID「{id}」の有効な人はいません。',
  },
  noSuchApiKey: { en: 'There is no API key `{id}`.', ja: 'APIキー「{id}」はありません。' },
  budgetUsed: {
    en: '{used} of {budget} tokens of this month are used; this needs up to {needed}.',
    ja: '今月の{budget}トークンのうち{used}トークンを使用済みです。この処理には最大{needed}トークンが必要です。',
  },
  noUsableAnswer: {
    en: 'The model provider gave no usable answer. {why}',
    ja: 'モデルプロバイダーから使える回答がありませんでした。{why}',
  },
  assistantOff: {
    en: 'No model provider is switched on for this. An admin can do so under Assistant.',
    ja: 'この機能に使うモデルプロバイダーが有効になっていません。管理者が「アシスタント」で有効にできます。',
  },
  replyTooLong: {
    en: 'The reply is too long to be translated in one piece. Shorten it.',
    ja: '返信が長すぎて一度に翻訳できません。短くしてください。',
  },
  strangeLabel: {
    en: 'The model provider named a label that was not asked for.',
    ja: 'モデルプロバイダーが、候補にないラベルを答えました。',
  },
  answerEmpty: { en: 'The answer holds no text.', ja: '回答に本文がありません。' },
  answerCutOff: { en: 'The answer was cut off.', ja: '回答が途中で切れています。' },
  serviceStatus: {
    en: 'The service answered with status {status}.',
    ja: 'サービスの応答は {status} でした。',
  },
  answerStrange: { en: 'The answer is not what the protocol says.', ja: '回答が所定の形式ではありません。' },
  settingsChanged: {
    en: 'The settings were changed meanwhile. Read them again.',
    ja: '設定が同時に変更されました。読み込み直してください。',
  },
  providerPlace: {
    en: 'Say where the provider is before you switch it on.',
    ja: '有効にする前に、プロバイダーのアドレスを入力してください。',
  },
  providerModel: {
    en: 'Name the model before you switch the provider on.',
    ja: '有効にする前に、モデル名を入力してください。',
  },
  hostNotListed: {
    en: '{host} is not among the hosts that may be called. An operator can add it to ALLOWED_HOSTS.',
    ja: '{host} は呼び出しを許可されたホストではありません。運用担当者が ALLOWED_HOSTS に追加できます。',
  },
  mailNoAddress: {
    en: 'The recipient is not an e-mail address.',
    ja: '宛先がメールアドレスではありません。',
  },
  answerTooLarge: { en: 'The answer is larger than {most} bytes.', ja: '応答が{most}バイトを超えています。' },
  addressIncomplete: {
    en: 'The address is not a complete http:// or https:// address.',
    ja: 'アドレスが http:// または https:// で始まる完全な形ではありません。',
  },
  addressHoldsPassword: {
    en: 'The address holds a user name or password. Send a header instead.',
    ja: 'アドレスにユーザー名やパスワードが含まれています。代わりにヘッダーで送信してください。',
  },
  privateAddress: {
    en: '{host} leads to a private or reserved address, which is not called.',
    ja: '{host} は内部用または予約済みのアドレスにつながるため、呼び出しません。',
  },
  noAnswerInMs: {
    en: '{host} did not answer in {ms} ms.',
    ja: '{host} から{ms}ミリ秒以内に応答がありませんでした。',
  },
  answerNoHttp: {
    en: '{host} answered what is no HTTP: {detail}',
    ja: '{host} の応答がHTTPではありません: {detail}',
  },
  unreachable: { en: '{host} could not be reached: {detail}', ja: '{host} に接続できません: {detail}' },
  rowNoAddress: { en: 'This row has no address to be sent to.', ja: '送信先のアドレスがありません。' },
  receiverStatus: { en: 'The receiver answered {status}.', ja: '受信側の応答は {status} でした。' },
  realClock: {
    en: 'The clock of this server is real. Start it with CLOCK=manual to move time by hand.',
    ja: 'このサーバーの時計は実時間です。時間を手動で進めるには CLOCK=manual で起動してください。',
  },
  busyCalls: {
    en: 'Too many calls are being worked on. Send it again in a moment.',
    ja: '処理中の呼び出しが多すぎます。少し待ってから送信し直してください。',
  },
  busyWrites: {
    en: 'Too many changes wait to be written. Send it again in a moment.',
    ja: '書き込み待ちの変更が多すぎます。少し待ってから送信し直してください。',
  },
  behind: {
    en: 'More was accepted than has been worked off, so nothing new is begun for now. Send it again in a while.',
    ja: '受け付けた分の処理が追いついていないため、新しい処理は始めません。しばらくしてから送信し直してください。',
  },
  noSuchEndpoint: {
    en: 'There is no {method} {root}{path}. What there is: /docs/api.',
    ja: '{method} {root}{path} はありません。使えるものは /docs/api にあります。',
  },
  noSuchPage: { en: 'There is no such page.', ja: 'ページがありません。' },
  addressUnreadable: { en: 'The address could not be read.', ja: 'アドレスを読み取れませんでした。' },
  seeLog: {
    en: "See the server's log for {requestId}.",
    ja: 'サーバーのログの {requestId} を確認してください。',
  },
  noBearer: {
    en: 'The Authorization header is not an API key: send "Bearer sy_…".',
    ja: 'Authorization ヘッダーがAPIキーではありません。「Bearer sy_…」の形で送信してください。',
  },
  signInOrKey: {
    en: 'Sign in, or send an API key as "Authorization: Bearer sy_…".',
    ja: 'サインインするか、APIキーを「Authorization: Bearer sy_…」で送信してください。',
  },
  peopleOnly: {
    en: 'This is only for signed-in people, not for API keys.',
    ja: 'サインインした人だけが使えます。APIキーでは使えません。',
  },
  roleNeeded: {
    en: 'This needs the role {roles}; yours is {role}. Ask an admin if you need it.',
    ja: 'この操作には{roles}の役割が必要です(現在は{role})。必要な場合は管理者に相談してください。',
  },
  bodyEncoded: {
    en: 'Send the body without Content-Encoding.',
    ja: 'Content-Encoding を付けずに本文を送信してください。',
  },
  bodyType: {
    en: 'The body is {type}; send Content-Type: application/json.',
    ja: '本文の形式が{type}です。Content-Type: application/json で送信してください。',
  },
  bodyNotUtf8: { en: 'The body is not UTF-8.', ja: '本文がUTF-8ではありません。' },
  bodyNotJson: { en: 'The body is not JSON: {detail}.', ja: '本文がJSONではありません: {detail}' },
  bodyTooLarge: {
    en: 'The body is larger than {most} bytes. Send less in one request.',
    ja: '本文が{most}バイトを超えています。一度に送る量を減らしてください。',
  },
  bodyBroken: {
    en: 'The connection broke before the body was complete.',
    ja: '本文の受信中に接続が切れました。',
  },
  bodyTooDeep: {
    en: 'The body is nested more than {most} levels deep.',
    ja: '本文の入れ子が{most}階層を超えています。',
  },
  bodyKey: { en: '"{key}" may not be used as a key.', ja: '「{key}」はキーに使えません。' },
  tooManyAttempts: {
    en: 'Too many attempts. Try again in {seconds} seconds.',
    ja: '試行回数が多すぎます。{seconds}秒後にもう一度お試しください。',
  },
  signInToFollow: { en: 'Sign in to follow changes.', ja: '変更を受け取るには、サインインしてください。' },
  tooManyPages: {
    en: 'Too many pages follow changes. Connect again in a while.',
    ja: '変更を受け取っているページが多すぎます。しばらくしてから接続し直してください。',
  },
  unavailable: {
    en: '{why} Nothing of this request was kept; send it again later.',
    ja: '{why}この操作は保存されていません。後でもう一度送信してください。',
  },
  unexpected: {
    en: "An unexpected error; it is in the server's log as {requestId}. Try again, or tell the operator.",
    ja: '予期しないエラーが発生しました。サーバーのログに {requestId} として記録されています。もう一度試すか、運用担当者に知らせてください。',
  },
  stopping: {
    en: 'The server is stopping. Send it again in a moment.',
    ja: 'サーバーを停止しています。少し待ってから送信し直してください。',
  },
  otherSite: {
    en: 'Calls from pages of other sites are refused.',
    ja: 'ほかのサイトのページからの呼び出しは受け付けません。',
  },
  noCsrf: {
    en: 'The X-CSRF-Token header is missing or old. Read it from GET /session.',
    ja: 'X-CSRF-Token ヘッダーがないか、古くなっています。GET /session で読み取ってください。',
  },
  keyFormat: {
    en: 'Idempotency-Key takes 1 to 200 visible ASCII characters.',
    ja: 'Idempotency-Key には1〜200文字のASCII文字を使ってください。',
  },
  ifMatchFormat: {
    en: 'If-Match takes the version that you read, such as "3".',
    ja: 'If-Match には、読み取ったバージョンを "3" のように指定してください。',
  },
  callFailed: { en: '{code}: {why}', ja: '{why}' },
  /** What the other mail server wrote. */
  mailServerSaid: { en: '{detail}', ja: 'メールサーバーからの応答: {detail}' },
  sendingBroke: { en: '{detail}', ja: '送信中に予期しないエラーが発生しました: {detail}' },
  schema: { en: '{words}', ja: '{words}' },
  notValid: { en: 'The {where} is not valid: {why}', ja: '送信された内容が正しくありません({where}): {why}' },
  notValidAt: {
    en: 'The {where} is not valid at "{path}": {why}',
    ja: '送信された内容が正しくありません({where}の「{path}」): {why}',
  },
  noMessageOnCase: {
    en: 'There is no message {id} on the case {caseId}.',
    ja: 'ケース {caseId} にメッセージ {id} はありません。',
  },
  noStatedType: { en: 'of no stated type', ja: '未指定' },
} as const satisfies Sentences;
