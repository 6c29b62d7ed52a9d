/** Which language a text is in. See README.md. */
import { japaneseOrChinese } from './han.ts';
import { latinLanguage } from './latin.ts';
import { countScripts, leadingScript, type Counts } from './scripts.ts';
import { isShared, ownScript, sharedLanguage } from './shared-scripts.ts';

export { loadLanguageModel, needsLanguageModel } from './model.ts';

export interface LanguageOptions {
  /** Only these (ISO 639-1) are answered; without it all that are known. */
  enabled?: readonly string[];
  /** What the same customer wrote in last: decides where a few words do not. */
  last?: string | null;
}
export interface DetectedLanguage {
  /** ISO 639-1, or `und` where the text says nothing: an emoji, a number, a script that no enabled language has. */
  language: string;
  /** 0…1. Below 0.5 it is a guess. */
  confidence: number;
  reason: 'script' | 'letters' | 'words' | 'model' | 'last' | 'guess' | 'nothing';
}

/** Enough to know by; bounds the time for a text of any length. */
const readLength = 1_200;
/** What says where something is or who, and not in which language. */
const noise = /https?:\/\/\S+|\S+@\S+|[@#][\p{L}\p{N}_-]+|\b[A-Z]+-?\d[\w-]*|\d+/gu;

export function detectLanguage(text: string, options: LanguageOptions = {}): DetectedLanguage {
  const { enabled, last } = options;
  const allows = (language: string): boolean => enabled === undefined || enabled.includes(language);
  const known = last && allows(last) ? last : null;
  const plain = text.slice(0, readLength).normalize('NFKC').replace(noise, ' ');
  const counts = countScripts(plain);
  const leading = leadingScript(counts);
  if (!leading) return nothing;
  const { script, share } = leading;
  const sure = 0.7 + 0.3 * share;
  if (script === 'latin') return latinLanguage(plain, allows, known) ?? nothing;
  if (script === 'eastAsian') return eastAsian(plain, counts, sure, allows, known);
  if (isShared(script)) {
    const found = sharedLanguage(script, plain, allows);
    return found
      ? { language: found.language, confidence: found.confidence * sure, reason: 'letters' }
      : nothing;
  }
  const language = ownScript[script];
  return language !== undefined && allows(language)
    ? { language, confidence: sure, reason: 'script' }
    : nothing;
}

const nothing: DetectedLanguage = { language: 'und', confidence: 0, reason: 'nothing' };

function eastAsian(
  text: string,
  counts: Counts,
  sure: number,
  allows: (language: string) => boolean,
  last: string | null,
): DetectedLanguage {
  const kana = counts.kana ?? 0;
  const verdict = japaneseOrChinese(text, kana, counts.han ?? 0);
  const other = verdict.language === 'ja' ? 'zh' : 'ja';
  if (!allows(verdict.language))
    // Kana are Japanese and nothing else; Han alone may be either.
    return kana === 0 && allows(other)
      ? { language: other, confidence: 0.6 * sure, reason: 'script' }
      : nothing;
  if (!allows(other)) return { language: verdict.language, confidence: sure, reason: 'script' };
  if (verdict.confidence < 0.7 && (last === 'ja' || last === 'zh'))
    return { language: last, confidence: 0.7, reason: 'last' };
  const reason = kana > 0 ? 'script' : verdict.confidence > 0.5 ? 'letters' : 'guess';
  return { language: verdict.language, confidence: verdict.confidence * sure, reason };
}
