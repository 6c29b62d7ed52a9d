/** The assistant's words on the case page. */
export const assistant = {
  draft: '返信を下書き',
  draftFrom: '入力内容から下書き',
  drafted: 'アシスタントの下書きです。送信前に確認してください。',
  undo: '元に戻す',
  summary: '要約',
  summarize: '要約する',
  again: '作り直す',
  summaryHelp: 'ケースの内容を数行にまとめます。',
  made: 'アシスタントが作成しました。誤りを含むことがあります。',
};
