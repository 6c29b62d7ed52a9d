import type { Sentences } from '../../../engine/core/sentence.ts';

/** What the store says when something cannot be kept, or not be read again. */
export const store = {
  diskFull: {
    en: 'The disk is full. Free some space on the disk of the data folder.',
    ja: 'ディスクに空きがありません。データフォルダーのディスクに空きを作ってください。',
  },
  fileReadOnly: {
    en: 'The database file may not be written. Give the server the right to write its data folder.',
    ja: 'データベースファイルに書き込めません。サーバーにデータフォルダーへの書き込み権限を与えてください。',
  },
  fileHeld: {
    en: 'Another program holds the database file. Close it.',
    ja: 'ほかのプログラムがデータベースファイルを使用しています。そのプログラムを終了してください。',
  },
  fileClosed: {
    en: 'The database file cannot be opened. See that the data folder is there and may be read and written.',
    ja: 'データベースファイルを開けません。データフォルダーがあり、読み書きできることを確認してください。',
  },
  diskError: {
    en: "The disk of the data folder reports an error. See the system's log.",
    ja: 'データフォルダーのディスクでエラーが発生しています。システムのログを確認してください。',
  },
  fileNotWritten: {
    en: 'The database file cannot be written.',
    ja: 'データベースファイルに書き込めません。',
  },
  serverStops: { en: 'The server is stopping.', ja: 'サーバーを停止しています。' },
  queueFull: {
    en: 'More changes wait to be written than can be kept.',
    ja: '書き込み待ちの変更が多すぎて受け付けられません。',
  },
  stateDamaged: {
    en: 'The state of run {id} is damaged and cannot be read.',
    ja: '実行 {id} の状態が壊れていて読み取れません。',
  },
  queueNameDamaged: {
    en: 'The name of a queue is damaged and cannot be read.',
    ja: 'キューの名前が壊れていて読み取れません。',
  },
  workDamaged: {
    en: 'What the step was to do is damaged and cannot be read.',
    ja: 'ステップの処理内容が壊れていて読み取れません。',
  },
  versionDamaged: {
    en: 'Version {number} of the flow "{flow}" is damaged and cannot be read. Publish the flow again.',
    ja: 'フロー「{flow}」のバージョン{number}が壊れていて読み取れません。フローを公開し直してください。',
  },
  reasonDamaged: {
    en: 'A stored reason is damaged and cannot be read.',
    ja: '保存された理由が壊れていて読み取れません。',
  },
} as const satisfies Sentences;
