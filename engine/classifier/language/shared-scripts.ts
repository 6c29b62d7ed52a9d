/** Which of several languages that share a script, told by the letters only one of them uses. */

interface Rule {
  /** Asked for in this order; the first whose letters are found wins. */
  marks: readonly (readonly [language: string, letters: RegExp])[];
  /** What a text without any of them most likely is. */
  otherwise: string;
}

const rules = {
  arabic: {
    marks: [
      ['ur', /[ٹڈڑںےھہ]/],
      ['ku', /[ێۆڵڕە]/],
      ['ps', /[ټډړږښګڼۍې]/],
      ['fa', /[پچژگیک]/],
    ],
    otherwise: 'ar',
  },
  devanagari: {
    marks: [
      ['mr', /ळ|(?:^|\s)(?:आहे|नाही|आणि|मला|माझ्या|माझा|माझी|करा|काय|तुम्ही)(?=$|[\s?!।.,])/],
      ['ne', /(?:^|\s)(?:छ|हो|मेरो|गर्नुहोस्|छैन|तपाईं)(?=$|[\s?!।.,])/],
    ],
    otherwise: 'hi',
  },
  cyrillic: {
    marks: [
      ['mk', /[ѓќѕ]/i],
      ['sr', /[ђћљњџј]/i],
      ['be', /ў/i],
      ['kk', /[әғқңөұүһ]/i],
      ['uk', /[їєґі]/i],
      ['ru', /[ыэё]/i],
      [
        'bg',
        /ъ|(?:^|\s)(?:не|съм|сте|моля|какво|как|ми|за|си)(?=$|[\s?!.,])(?=.*(?:та|то|те|ът)(?:$|[\s?!.,]))/i,
      ],
    ],
    otherwise: 'ru',
  },
} as const satisfies Record<string, Rule>;
export type SharedScript = keyof typeof rules;

export const isShared = (script: string): script is SharedScript => script in rules;

/** The languages a shared script may stand for, the most likely last. */
export const languagesOfShared = (script: SharedScript): string[] => [
  ...rules[script].marks.map(([language]) => language),
  rules[script].otherwise,
];

/** The language of a text in a shared script, among those allowed; null if none of them is. */
export function sharedLanguage(
  script: SharedScript,
  text: string,
  allows: (language: string) => boolean,
): { language: string; confidence: number } | null {
  const { marks, otherwise } = rules[script];
  for (const [language, letters] of marks)
    if (allows(language) && letters.test(text)) return { language, confidence: 0.95 };
  const open = languagesOfShared(script).filter(allows);
  const first = open.includes(otherwise) ? otherwise : open.at(-1);
  return first === undefined ? null : { language: first, confidence: open.length === 1 ? 0.95 : 0.85 };
}

/** Scripts that one language of customer service stands for. */
export const ownScript: Readonly<Record<string, string>> = {
  hangul: 'ko',
  thai: 'th',
  greek: 'el',
  hebrew: 'he',
  armenian: 'hy',
  georgian: 'ka',
  bengali: 'bn',
  gurmukhi: 'pa',
  gujarati: 'gu',
  oriya: 'or',
  tamil: 'ta',
  telugu: 'te',
  kannada: 'kn',
  malayalam: 'ml',
  sinhala: 'si',
  lao: 'lo',
  myanmar: 'my',
  khmer: 'km',
  ethiopic: 'am',
};
