import { definitions, fold, type AnyStep } from '../../../engine/browser.ts';

/**
 * What people also call a step: its kana reading, the reading in Latin letters, and other words. A person who
 * types つうち or tsuuchi looks for 通知.
 */
const alsoCalled: Readonly<Record<string, string>> = {
  identifyContact: 'こきゃくのとくてい kokyaku tokutei customer who だれ dare',
  openCase: 'けーす さくせい keesu sakusei case create',
  classify: 'ぶんるい bunrui category keyword topic キーワード',
  decision: 'ぶんき bunki けってい kettei if condition branch じょうけん jouken switch',
  setVariables: 'へんすう hensuu set assign わりあて',
  wait: 'たいき taiki まつ matsu timer たいまー delay',
  parallel: 'へいれつ heiretsu at the same time どうじ',
  subflow: 'さぶふろー sabufuroo call reuse よびだし',
  end: 'しゅうりょう shuuryou おわり owari finish stop',
  route: 'るーてぃんぐ ruutingu queue きゅー agent たんとう tantou assign',
  escalate: 'えすかれーしょん esukareeshon ticket ちけっと chiketto department ぶもん bumon',
  applySla: 'てきよう tekiyou sla deadline きげん kigen',
  screen: 'がめん gamen form ふぉーむ question しつもん shitsumon ask',
  notify: 'つうち tsuuchi tsuchi mail めーる alert',
  reply: 'へんしん henshin answer こたえ kotae おうとう outou',
  recommendArticles: 'きじ kiji ないよう knowledge なれっじ narejji article faq すいしょう suishou',
  getRecords: 'しゅとく shutoku けんさく kensaku find search read',
  createRecord: 'さくせい sakusei new ついか tsuika',
  updateRecord: 'こうしん koushin change へんこう henkou',
  httpRequest: 'がいぶ gaibu api web れんけい renkei call http',
};

/** Width, case and the two kana alphabets do not count: ｶﾅ, カナ and かな are found by each other. */
export const searchForm = (text: string): string =>
  fold(text).replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

const haystacks = new Map(
  definitions.map(({ type, title, summary }) => [
    type,
    searchForm([title.en, title.ja, type, alsoCalled[type] ?? '', summary.en, summary.ja].join(' ')),
  ]),
);

/** Step types that fit what was typed; all words must occur. Those whose name begins so come first. */
export function searchSteps(typed: string): AnyStep[] {
  const words = searchForm(typed).split(' ').filter(Boolean);
  const fits = definitions.filter(({ type }) => words.every((word) => haystacks.get(type)?.includes(word)));
  const begins = ({ title }: AnyStep) =>
    [title.en, title.ja].some((name) => searchForm(name).startsWith(words[0] ?? ''));
  return words.length === 0
    ? fits
    : fits.toSorted((one, other) => Number(begins(other)) - Number(begins(one)));
}
