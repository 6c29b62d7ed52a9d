import type { editor as english } from '../en/editor.ts';
import type { Messages } from '../messages.ts';

export const editor: Messages<typeof english> = {
  canvas: {
    viewLabel_other: 'フロー図（ステップ{{count}}件）',
    start: '開始',
    isStart: 'フローの開始',
    arrivals_other: 'ほか{{count}}か所から',
    mark: { done: '完了', failed: '失敗', waiting: '待機中', current: '実行中' },
    unknownType: '不明な種類「{{type}}」',
    lostOutcome: 'このステップに分岐「{{outcome}}」はもうありません',
    stepName: 'ステップ{{number}}／{{total}}、{{type}}：{{title}}',
    leadsTo: '{{label}}は{{number}}へ',
    leadsNowhere: '{{label}}は接続先がありません',
    problemCount_other: '問題{{count}}件',
    pause: '。',
    addBehind: '「{{outcome}}」の先にステップを追加',
    addStep: 'ステップを追加',
    nothingFollows: '接続先なし',
    goTo: '{{number}} {{title}}',
    next: '次へ',
    moreOutcomes_other: 'ほかの分岐{{count}}件',
    zoomIn: '拡大',
    zoomOut: '縮小',
    fit: 'フロー全体を表示',
    map: 'フローの全体図',
  },
};
