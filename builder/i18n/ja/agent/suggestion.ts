import type { suggestion as english } from '../../en/agent/suggestion.ts';
import type { Messages } from '../../messages.ts';

export const suggestion: Messages<typeof english> = {
  suggestion: {
    of: '{{field}}の提案',
    automated: '自動で設定',
    selected: '仮選択',
    suggested: '提案',
    unknown: '見たことのない内容',
    unknownText: '十分に合う答えがありません。ご自身で選んでください。',
    model: 'モデル バージョン{{number}}・{{confidence}}',
    descriptions: '説明文による・{{confidence}}',
    rule: 'ルールによる',
    because: '手がかり：{{words}}',
    accept: '{{label}} {{confidence}}',
    acceptLabel: '{{field}}を{{label}}にする（確度{{confidence}}）',
    check: '抜き取り確認：正しいですか？違う場合は上で変更してください。',
    right: '正しい',
    accepted: '担当者が確認しました',
    overridden: '担当者が訂正しました。次の学習に使われます',
    opinion: '別の意見（{{model}}）：{{label}}',
    opinionNone: '別の意見（{{model}}）：どれにも当てはまらない',
    provider: 'モデルの提供元',
    acceptOpinion: '{{field}}を別の意見の{{label}}にする',
    saved: '{{field}}を{{label}}にしました',
  },
};
