import { describe, expect, it } from 'vitest';
import { sentiment } from '../../../../engine/classifier/sentiment/index.ts';

const gradeOf = (text: string): number => sentiment([text], 'ja').grade;

describe('Japanese customers', () => {
  it.each([
    ['最悪です。二度と買いません', -3],
    ['許せない', -3],
    ['二度とお宅の製品は買わないと決めました', -3],
    ['発火しそうな臭い', -3],
    ['このままでは納得できません。責任者を出してください。', -2],
    ['先週買ったロボット掃除機がもう充電できません。電話も30分つながらず…。さすがにがっかりです。', -2],
    ['いい加減にしてください。何度連絡すればいいんですか', -2],
    ['誠意が感じられません', -2],
    ['話にならない', -2],
    ['交換品がまだ届きません。いつになりますか？', -1],
    ['営業時間を聞いたのに、まだ返事がないのですが…', -1],
    ['音がうるさくて眠れません', -1],
    ['この機種は電子レンジ対応ですか？', 0],
    ['フィルターを替えてみます', 0],
    ['お忙しいところ恐れ入ります。領収書を発行していただけますか。', 0],
    ['ソラリス炊飯器、味は最高。でも内釜の目盛りが見づらいかも', 1],
    ['特に問題なく使えています', 1],
    ['ありがとう', 2],
    ['ありがとうございました。とても助かりました！', 3],
    ['申し分ない', 3],
  ])('%s is %i', (text, grade) => {
    expect(gradeOf(text)).toBe(grade);
  });

  it('turn a word round by what stands behind it', () => {
    for (const text of [
      '対応が良くない',
      '満足していません',
      '満足できませんでした',
      '親切とは言えない対応でした',
      '助からない',
    ])
      expect(gradeOf(text)).toBe(-2);
    expect(gradeOf('悪くないです')).toBe(1);
    expect(gradeOf('問題ありません')).toBe(1);
  });

  it('do not turn it round with the next thought', () => {
    expect(gradeOf('素敵じゃないですか')).toBe(3);
    expect(sentiment(['親切でしたので待たずに済みました']).score).toBeGreaterThan(0);
  });

  it('mean what stands behind a けど', () => {
    expect(gradeOf('値段は高いですが、性能には大満足です')).toBe(3);
    expect(sentiment(['見た目は綺麗だけど、すぐ壊れたし最悪']).grade).toBeLessThan(-1);
  });

  it('are understood in half-width kana, with the place in what they wrote', () => {
    const [word] = sentiment(['これはｶﾞｯｶﾘしました']).words;
    expect(word).toMatchObject({ text: 'ｶﾞｯｶﾘ', from: 3, to: 8 });
  });

  it('say the same louder with とても and softer with ちょっと', () => {
    const [plain, loud, soft] = ['残念です', '本当に残念です', 'ちょっと残念です'].map(
      (text) => sentiment([text]).score,
    );
    expect(loud).toBeLessThan(plain ?? 0);
    expect(soft).toBeGreaterThan(plain ?? 0);
  });
});
