import type { eld as Eld } from 'eld/extrasmall';
import { marked } from './marks.ts';
import { languagesOfShared, ownScript } from './shared-scripts.ts';

/**
 * The n-gram model of sixty languages (`eld`, its smallest size), in memory only where somebody asked for it: reading
 * it takes 0.2 s and it holds 30 MB (the larger ones 46 to 140 MB for one point of accuracy). Without it the marks of
 * ten languages decide.
 */
let model: typeof Eld | undefined;

/** Call it once at the start when languages beyond the marked ones are enabled. */
export async function loadLanguageModel(): Promise<void> {
  model ??= (await import('eld/extrasmall')).eld;
}

/** Languages that are told by their script or their letters, without the model. */
const byLetters = new Set([
  ...marked,
  'ja',
  'zh',
  ...Object.values(ownScript),
  ...languagesOfShared('arabic'),
  ...languagesOfShared('cyrillic'),
  ...languagesOfShared('devanagari'),
]);
/** Whether some of these languages can be told only with the model. */
export const needsLanguageModel = (enabled: readonly string[]): boolean =>
  enabled.some((language) => !byLetters.has(language));

/** The model's own name for a language, where it differs from ours. */
const ownNames: Readonly<Record<string, string>> = { no: 'nb', ms: 'id' };

/** How well a text fits each language, 0…1, best first; undefined when the model is not loaded. */
export function modelScores(
  text: string,
  allows: (language: string) => boolean,
): [string, number][] | undefined {
  if (!model) return undefined;
  const scores: [string, number][] = [];
  for (const [name, score] of Object.entries(model.detect(text).getScores())) {
    const language = ownNames[name] ?? name;
    if (allows(language)) scores.push([language, score]);
    else if (allows(name)) scores.push([name, score]);
  }
  return scores;
}
