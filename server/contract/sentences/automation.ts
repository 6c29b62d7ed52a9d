import type { Sentences } from '../../../engine/core/sentence.ts';

export const automation = {
  approvalGone: {
    en: 'This was decided meanwhile, or is no longer asked. Load your approvals again.',
    ja: 'すでに判断されたか、依頼が取り消されています。承認一覧を読み込み直してください。',
  },
  approvalNotYours: {
    en: 'There is nothing of yours to decide here.',
    ja: 'ここで判断できる依頼はありません。',
  },
  approvalDecided: {
    en: 'This was decided meanwhile. Load your approvals again.',
    ja: 'すでに判断されています。承認一覧を読み込み直してください。',
  },
  tooManyRuns: {
    en: 'More than {most} runs match. Narrow it, by flow, step or time.',
    ja: '対象の実行が{most}件を超えています。フロー・ステップ・期間で絞り込んでください。',
  },
  noDryRun: {
    en: 'Send the token of a dry run: it says which runs are meant.',
    ja: '先に対象の実行を確認し、そのトークンを送信してください。',
  },
  otherRunsMatch: {
    en: 'Other runs match by now, or some have moved. Do the dry run again.',
    ja: '対象の実行が変わったか、先に進みました。もう一度対象を確認してください。',
  },
  noRunMatches: {
    en: 'No run matches, so there is nothing to repair.',
    ja: '対象の実行がないため、修復するものがありません。',
  },
  movedSince: { en: 'It has moved since the dry run.', ja: '対象の確認後に先へ進みました。' },
  brokeUnexpectedly: { en: 'It failed unexpectedly.', ja: '予期しないエラーで失敗しました。' },
  noSuchRepair: { en: 'There is no repair "{id}".', ja: '修復「{id}」はありません。' },
  repairFits: {
    en: '"{action}" is for runs that are {statuses}. Put that into the query as "status".',
    ja: '「{action}」の対象は{statuses}の実行です。条件の「status」で指定してください。',
  },
  revisionNeeded: {
    en: 'Send the revision your change is based on in the If-Match header.',
    ja: '変更の元になったリビジョンを If-Match ヘッダーで送信してください。',
  },
  noSuchVersion: {
    en: '"{flow}" has no version {number}.',
    ja: 'フロー「{flow}」にバージョン{number}はありません。',
  },
  noSuchFlow: { en: 'There is no flow "{flow}".', ja: 'フロー「{flow}」はありません。' },
  flowKeyTaken: {
    en: 'A flow with the key "{key}" exists. Choose another key.',
    ja: 'キー「{key}」のフローはすでにあります。別のキーにしてください。',
  },
  draftChanged: {
    en: 'The draft was changed elsewhere: it is at revision {latest}, yours is based on {yours}. Load it again and repeat your change.',
    ja: '下書きがほかで変更されました。最新のリビジョンは{latest}ですが、この変更は{yours}に基づいています。読み込み直してから、もう一度変更してください。',
  },
  flowKeyFixed: {
    en: 'The key of a flow cannot change: it is "{key}". Create a new flow instead.',
    ja: 'フローのキー「{key}」は変更できません。代わりに新しいフローを作成してください。',
  },
  flowFaults: {
    en: 'The flow has {count} {faults}; each is listed with its place. Mend them and try again.',
    ja: 'フローに問題が{count}件あります。場所を一覧で確認し、直してからもう一度お試しください。',
  },
  noJournal: {
    en: 'Run "{runId}" is older than the journal: what went into it was not kept. Its trace is all there is.',
    ja: '実行「{runId}」は記録を残す機能より古いため、途中の状態を再現できません。見られるのは履歴だけです。',
  },
  traceLength: {
    en: 'The trace of run "{runId}" has {length} lines.',
    ja: '実行「{runId}」の履歴は{length}行です。',
  },
  stepsRepeated: {
    en: 'These steps have done their work already and would do it again: {steps}. Choose a later step, or say "repeatEffects": true.',
    ja: '次のステップはすでに処理を終えており、もう一度実行されます: {steps}。後のステップを選ぶか、繰り返すことを明示してください。',
  },
  dataMisfit: {
    en: 'Some of the data does not fit the flow; each fault is listed.',
    ja: '一部のデータがフローに合いません。該当する項目を一覧で確認してください。',
  },
  flowHasNoStep: {
    en: 'The flow has no step "{stepId}".',
    ja: 'このフローに「{stepId}」というステップはありません。',
  },
  noSuchRun: {
    en: 'There is no run "{runId}". Ended runs are removed after the time that their flow\'s settings say.',
    ja: '実行「{runId}」はありません。終了した実行は、フローの設定で決めた期間が過ぎると削除されます。',
  },
  runDamaged: {
    en: 'Run "{runId}" is damaged. It was set aside as failed; load it to see why.',
    ja: '実行「{runId}」のデータが壊れているため、失敗として対象から外しました。理由は実行のページで確認できます。',
  },
  someRefused: {
    en: 'Some of it cannot be taken; each fault is listed with its field.',
    ja: '受け付けられない内容があります。該当する項目を一覧で確認してください。',
  },
  answeredMeanwhile: {
    en: 'This was answered meanwhile. Load the run again to see where it stands.',
    ja: 'すでに回答されています。実行を読み込み直して、現在の状態を確認してください。',
  },
  runEnded: {
    en: 'The run has ended. Load it again to see how.',
    ja: 'この実行は終了しています。読み込み直して結果を確認してください。',
  },
  notAwaited: {
    en: 'The run does not wait for this now. Load it again to see what it waits for.',
    ja: 'この実行は今これを待っていません。読み込み直して、何を待っているか確認してください。',
  },
  inputMisfit: {
    en: 'The input does not fit the flow "{flow}"; each fault is listed.',
    ja: '入力がフロー「{flow}」に合いません。該当する項目を一覧で確認してください。',
  },
  runInProgress: {
    en: 'A run of the flow "{flow}" is in progress already, and it allows one at a time. Wait for it or cancel it.',
    ja: 'フロー「{flow}」は同時に1件しか実行できず、すでに実行中です。終わるのを待つか、取り消してください。',
  },
  flowNotLive: {
    en: 'The flow "{flow}" is not live. Publish it first.',
    ja: 'フロー「{flow}」は有効ではありません。先に公開してください。',
  },
  keyUsedForRun: {
    en: 'The key "{key}" started another run ({runId}). Use a new key for a new request.',
    ja: 'キー「{key}」は別の実行({runId})に使われています。新しい依頼には新しいキーを使ってください。',
  },
  runsOfCase: {
    en: 'Agents see the runs of a case. Name it: ?caseId=case_…',
    ja: '担当者が見られるのはケースの実行です。ケースを指定してください: ?caseId=case_…',
  },
  flowCircle: {
    en: 'The flows call each other in a circle: {circle}. Take one of the subflow steps out.',
    ja: 'フローが循環して呼び出し合っています: {circle}。サブフローのステップを1つ取り除いてください。',
  },
  nothingToRollBack: {
    en: 'No other version of "{flow}" was live before. Make one live by its number.',
    ja: '「{flow}」で以前に有効だったバージョンはほかにありません。番号を指定して有効にしてください。',
  },
  versionsFull: {
    en: '"{flow}" has {length} versions, and {most} are kept. Version {number} is the oldest that nothing needs: delete it, then publish again.',
    ja: '「{flow}」のバージョンは{length}個あり、保存できるのは{most}個までです。使われていない最も古いものはバージョン{number}です。削除してから公開し直してください。',
  },
  versionsNeeded: {
    en: '"{flow}" has {length} versions, {most} are kept, and each is needed. Old versions become free when their runs are removed.',
    ja: '「{flow}」のバージョンは{length}個あり(上限{most}個)、すべて使われています。古いバージョンは、その実行が削除されると空きます。',
  },
  versionMisfit: {
    en: 'Version {number} of "{flow}" does not fit the flows it calls as they are live now. Make fitting versions of them live first.',
    ja: '「{flow}」のバージョン{number}は、現在有効な呼び出し先のフローに合いません。先に、合うバージョンを有効にしてください。',
  },
  versionLive: {
    en: 'Version {number} is live. Make another version live first.',
    ja: 'バージョン{number}は有効です。先に別のバージョンを有効にしてください。',
  },
  versionCalled: {
    en: 'Version {number} stays: the flow "{flow}" calls just this version.',
    ja: 'バージョン{number}は削除できません。フロー「{flow}」がこのバージョンを呼び出しています。',
  },
  versionExplains: {
    en: 'Version {number} stays: {runs} runs were made on it and are explained by it ({named}).',
    ja: 'バージョン{number}は削除できません。{runs}件の実行がこのバージョンで行われ、その記録に必要です({named})。',
  },
  together: { en: '{words}', ja: '{words}' },
  /** Said by the editor. */
  draftUnreadable: {
    en: 'This draft is no flow document. Save a corrected document through the API, or restore a version.',
    ja: 'この下書きはフローとして読み取れません。正しい内容をAPIで保存するか、以前のバージョンを復元してください。',
  },
} as const satisfies Sentences;
