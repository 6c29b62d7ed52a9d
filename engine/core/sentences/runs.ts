import type { Sentences } from '../sentence.ts';

export const runs = {
  branchFailed: {
    en: 'The branch "{branch}" failed in step "{stepId}": {code} {why}',
    ja: '分岐「{branch}」がステップ「{stepId}」で失敗しました: {code} {why}',
  },
  cannotLeave: {
    en: 'Step "{stepId}" cannot be left by "{outcome}". It can be left by: {outcomes}.',
    ja: 'ステップ「{stepId}」は「{outcome}」では抜けられません。使える分岐: {outcomes}',
  },
  insideBranch: {
    en: 'Step "{stepId}" is part of a branch of "{within}", which is entered as a whole. Choose "{within}" or a step outside of its branches.',
    ja: 'ステップ「{stepId}」は「{within}」の分岐の中にあり、途中からは入れません。「{within}」か、分岐の外のステップを選択してください。',
  },
  versionHasNoStep: {
    en: 'Version {version} of the flow has no step "{stepId}".',
    ja: 'フローのバージョン{version}に「{stepId}」というステップはありません。',
  },
  settingsTooLarge: {
    en: 'The settings of step "{stepId}" are too large once their templates are filled in: more than {most} characters, with those of the steps that wait beside it. Hand over only what is needed.',
    ja: 'ステップ「{stepId}」の設定にテンプレートの値を入れると、並行して待機中のステップの分も含めて{most}文字を超えます。必要なものだけを渡してください。',
  },
  outcomeUnknown: {
    en: 'Step "{stepId}" ended in "{outcome}", which it does not have.',
    ja: 'ステップ「{stepId}」が「{outcome}」で終わりましたが、そのような分岐はありません。',
  },
  outcomeOpen: {
    en: 'The outcome "{outcome}" of step "{stepId}" leads nowhere.',
    ja: 'ステップ「{stepId}」の「{outcome}」の先に接続がありません。',
  },
  signalTooLarge: {
    en: 'No step waits for the signal yet, and the run cannot keep it: a run holds {most} characters at most. Send less, or send it once the step waits.',
    ja: 'まだどのステップも待っていないイベントですが、大きすぎて保持できません。実行が保持できるのは{most}文字までです。内容を減らすか、ステップが待機してから送信してください。',
  },
  stepLimit: {
    en: "The run executed {limit} steps without resting. Look for a circle that nothing ends, or raise the limit in the flow's settings.",
    ja: '待機せずに{limit}個のステップを実行しました。終わらない循環がないか確認するか、フローの設定で上限を引き上げてください。',
  },
  notDeclared: {
    en: 'The variable "{name}" is not declared. Add it to the flow\'s variables.',
    ja: '変数「{name}」が宣言されていません。フローの変数に追加してください。',
  },
  wrongType: {
    en: 'The variable "{name}" holds {expected}, but got {found}.',
    ja: '変数「{name}」の型は{expected}ですが、{found}が渡されました。',
  },
  noSuchInput: {
    en: 'The flow "{flow}" has no input "{name}". Leave it out or declare it as an input variable.',
    ja: 'フロー「{flow}」に「{name}」という入力はありません。指定しないか、入力変数として宣言してください。',
  },
  inputTooLarge: {
    en: 'The input is too large: a run holds {most} characters at most.',
    ja: '入力が大きすぎます。実行が保持できるのは{most}文字までです。',
  },
  inputMissing: { en: 'The input "{name}" is required.', ja: '入力「{name}」は必須です。' },
  versionGone: {
    en: 'Version {version} of "{flow}" is gone, which the run needs.',
    ja: 'この実行に必要な、フロー「{flow}」のバージョン{version}が残っていません。',
  },
  stepBroke: {
    en: 'The step failed unexpectedly: {detail}',
    ja: 'ステップで予期しないエラーが発生しました: {detail}',
  },
  setAsideUnreadable: { en: '{why} The run was set aside.', ja: '{why}この実行は対象から外されました。' },
  setAsideBroken: {
    en: 'The run met an unexpected error and was set aside: {why}',
    ja: '予期しないエラーが発生したため、この実行は対象から外されました: {why}',
  },
  stepTimeout: {
    en: 'The step did not come to an end in {seconds} seconds.',
    ja: 'ステップが{seconds}秒以内に終わりませんでした。',
  },
  noExecutor: {
    en: 'The step type "{type}" has no executor.',
    ja: 'ステップの種類「{type}」を実行する処理がありません。',
  },
  tooLarge: {
    en: '{what} is too large: a run holds {most} characters at most, and this has {size}. Take fewer records, or keep only the fields that are needed.',
    ja: '{what}が大きすぎます(大きさ: {size})。実行が保持できるのは{most}文字までです。レコードを減らすか、必要な項目だけを残してください。',
  },
  outputOf: { en: 'The output of step "{stepId}"', ja: 'ステップ「{stepId}」の出力' },
  variableOf: {
    en: 'The variable "{name}", set by step "{stepId}",',
    ja: 'ステップ「{stepId}」が設定した変数「{name}」',
  },
  listOf: { en: 'The list of step "{stepId}"', ja: 'ステップ「{stepId}」のリスト' },
  moreByItself: { en: 'more than that by itself', ja: 'それだけで上限を超過' },
  actBroke: { en: '{detail}', ja: '予期しないエラーが発生しました: {detail}' },
  nothing: { en: 'nothing', ja: 'なし' },
} as const satisfies Sentences;
