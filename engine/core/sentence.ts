import type { Locale, Text } from './text.ts';

/** What a sentence is filled with: names and numbers, words of ours in both languages, or other sentences. */
export type Value = string | number | Text | Worded | readonly Worded[];

/** A sentence for people: in English, and as the key and values from which it is made in any language. */
export interface Said {
  message: string;
  /** Which sentence it is: finer than an error's code, which many of them share. */
  sentence: string;
  params?: Record<string, unknown>;
}
/** The same as it is read: what was written down before has its English only. */
export type Worded = Pick<Said, 'message'> & Partial<Said>;

/** What an error says, without the rest of it. */
export const saidIn = ({ message, sentence, params }: Worded): Worded => ({
  message,
  ...(sentence !== undefined && { sentence }),
  ...(params && { params }),
});

/** Sentences by key. `{name}` stands for a value. */
export type Sentences = Readonly<Record<string, Text>>;

type NamesIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type Values<Words extends string> = [NamesIn<Words>] extends [never]
  ? []
  : [params: Record<NamesIn<Words>, Value>];

/** Says the sentences of a catalogue. One that is not there, or a value that is missing, does not compile. */
export function speaker<const Catalogue extends Sentences>(catalogue: Catalogue) {
  return <Key extends keyof Catalogue & string>(
    sentence: Key,
    ...[params]: Values<Catalogue[Key]['en']>
  ): Said => {
    const { en } = catalogue[sentence] as Text; // a key of it
    if (params === undefined) return { message: en, sentence };
    return { message: fill(en, params, (value) => shown(value, 'en', {})), sentence, params };
  };
}

/** What was said, in a language. English is always there; a sentence that is not known is shown in English. */
export function wordSaid(said: Worded, locale: Locale, sentences: Sentences): string {
  const { message, sentence = '', params = {} } = said;
  if (locale === 'en' || !Object.hasOwn(sentences, sentence)) return message;
  const words = sentences[sentence]?.[locale] ?? message;
  return fill(words, params, (value) => shown(value, locale, sentences));
}

const fill = (words: string, params: Readonly<Record<string, unknown>>, show: (value: unknown) => string) =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? show(params[name]) : whole,
  );

/** Looked at and not trusted: errors come back from histories, and from events that other systems sent. */
function shown(value: unknown, locale: Locale, sentences: Sentences): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value))
    return value.map((each) => shown(each, locale, sentences)).join(locale === 'en' ? ' ' : '');
  if ('message' in value && typeof value.message === 'string')
    return wordSaid(value as Worded, locale, sentences);
  const words: unknown = Object.hasOwn(value, locale)
    ? (value as Record<string, unknown>)[locale]
    : undefined;
  return typeof words === 'string' ? words : JSON.stringify(value);
}
