import type { trying as english } from '../../en/classification/trying.ts';
import type { Messages } from '../../messages.ts';

export const trying: Messages<typeof english> = {
  try: {
    title: '文章で試す',
    description: 'メッセージから何が読み取られ、なぜそうなるかを確かめます。何も保存されません。',
    text: 'メッセージ',
    subject: '件名（空でもかまいません）',
    message: '顧客の文章',
    go: '試す',
    found: '読み取った内容',
    noModels: 'モデルやラベルの説明がある項目はまだありません。',
    why: 'この答えになった言葉',
    whyHelp: '＋は1番目の答えを支え、−は2番目の答えを支える言葉です。',
    for: '支持：',
    against: '反対：',
    nearest: '最も似ているケース',
    alike: '類似度{{share}}',
  },
  sentiment: {
    title: '言語と感情',
    language: '言語',
    none: '感情を表す言葉は見つかりませんでした。',
    grade: {
      m3: '非常に不満',
      m2: '不満',
      m1: 'やや不満',
      p0: '中立',
      p1: 'やや満足',
      p2: '満足',
      p3: '非常に満足',
    },
  },
  sources: { model: 'モデル', descriptions: '説明文による', rule: 'ルール' },
  actions: {
    automated: '自動で設定',
    selected: '仮選択',
    suggested: '候補として提案',
    unknown: 'どれでもない',
  },
  actionHelp: {
    automated: '自動設定の印がつきます。',
    selected: '担当者が確認します。',
    suggested: '他の2つとともに示します。',
    unknown: '見たことのない内容なので、人が判断します。',
  },
};
