/**
 * Languages in Latin letters by their commonest words, endings and letters. Small enough to be at hand from the first
 * message on; the n-gram model (`model.ts`) knows more languages and costs a second of start and 30 MB.
 */

/** Per language: common words of messages to a service desk and of speech, endings, letters that hint at it. */
const languages: Readonly<Record<string, { words: string; endings: RegExp; letters: RegExp | null }>> = {
  en: {
    words: `the a an i my me you your we our us they it he she is am are was were be been being have has had do does did
      don't doesn't didn't can can't cannot could would should will won't i'm i've it's that's what's there's to of in
      on at for with from by about into and or but not no yes this that these those there here what when where which
      who why how please thank thanks hello hi hey dear still just only again already need want get got make me tell
      show play set turn off order account help new any some all more much many after before today tomorrow yesterday
      morning evening week time buy bought broken work works working call back your than then if so because up out`,
    endings: /(?:ing|tion|ly|ness|ful|ght|ould|ck|wh|ies|ed)$/,
    letters: null,
  },
  de: {
    words: `der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meiner du dich dir
      dein er sie es wir uns unser unsere ihr ihre ihren ihnen euch ist sind bin war waren sein habe hat haben hatte
      wird werden wurde kann können konnte könnte muss müssen möchte will wollen soll sollte nicht kein keine keinen
      nichts und oder aber denn weil wenn dass ob als wie was wann wo wer warum welche zu zum zur von vom mit nach bei
      beim für auf aus an am im in über unter um vor seit durch ohne noch nur schon mehr sehr immer wieder heute morgen
      gestern bitte danke hallo guten tag sehr geehrte vielen dank leider gibt mal sag spiel stell zeig ja nein doch
      bestellung konto hilfe alle alles hier da jetzt`,
    endings: /(?:ung|ungen|keit|heit|lich|isch|icht|cht|tz|en|st|ß)$/,
    letters: /[äöüß]/,
  },
  fr: {
    words: `le la les l un une des du de d je j me m moi mon ma mes tu te toi ton ta tes il elle on nous vous ils elles
      votre vos notre nos leur se s ce c cet cette ces ça qui que qu quoi quel quelle quels est suis sont était être ai
      as a avons avez ont avait peux peut pouvez pouvoir veux voudrais dois doit fait faire faut va vais allez ne n pas
      plus jamais rien et ou mais donc car si comme quand où comment pourquoi combien dans sur sous avec sans pour par
      chez entre depuis après avant au aux en y à bonjour merci svp s'il plaît madame monsieur toujours encore déjà très
      trop bien tout tous toute aujourd hui demain hier matin soir semaine commande compte aide mettre mets joue`,
    endings: /(?:tion|ment|eux|euse|aire|eau|aux|ez|ée|és|er|oir|que)$/,
    letters: /[àâçèêëîïôœùû]/,
  },
  es: {
    words: `el la los las lo un una unos unas de del al a yo me mi mis mí tú te tu tus él ella usted ustedes nosotros
      nos se su sus le les es son soy está estoy están estaba era fue ser estar hay he ha han había tengo tiene tienen
      puedo puede pueden podría quiero quisiera debo debe hacer hace no sí nada nunca y o pero porque si como cuando
      donde dónde cómo qué quién cuál cuánto por para con sin en entre desde hasta sobre después antes ya más muy mucho
      también todavía aún otra otro vez hola gracias favor buenos días buenas tardes señor señora hoy mañana ayer tarde
      noche semana pedido cuenta ayuda todo todos esta este esto ese esa eso pon dime`,
    endings: /(?:ción|ciones|dad|mente|ando|iendo|ado|ido|ar|ir|os|as)$/,
    letters: /[ñ¿¡áíóú]/,
  },
  it: {
    words: `il lo la i gli le l un uno una di del dello della dei degli delle da dal dalla al allo alla ai agli alle nel
      nella nei sul sulla io mi mio mia miei mie tu ti tuo tua lui lei noi ci voi vi vostro vostra loro si suo sua è
      sono sei era essere ho hai ha abbiamo avete hanno aveva posso può potete vorrei voglio devo deve fare fa fatto
      non niente mai e o ma perché se come quando dove cosa chi quale quanto che per con senza in su tra fra dopo prima
      già più molto anche ancora sempre adesso oggi domani ieri mattina sera settimana ciao buongiorno grazie favore
      salve ordine conto aiuto tutto tutti questo questa quello metti dimmi c'è`,
    endings: /(?:zione|zioni|mente|ando|endo|ato|ata|ati|are|ere|ire|tà|gli|gli|etto)$/,
    letters: /[èùòì]/,
  },
  pt: {
    words: `o a os as um uma uns umas de do da dos das no na nos nas em ao à aos às pelo pela eu me meu minha meus
      minhas tu te você vocês ele ela nós nosso nossa se seu sua seus suas lhe é são sou está estou estão estava era foi
      ser estar há tenho tem têm tinha posso pode podem poderia quero queria gostaria devo deve fazer faz feito não sim
      nada nunca e ou mas porque se como quando onde que quem qual quanto para por com sem entre desde até sobre depois
      antes já mais muito também ainda outra outro vez olá oi obrigado obrigada favor bom dia boa tarde senhor senhora
      hoje amanhã ontem manhã noite semana pedido conta ajuda tudo todos esta este isto esse essa isso meu`,
    endings: /(?:ção|ções|dade|mente|ando|endo|ado|ido|ar|ão|ões|inho|agem)$/,
    letters: /[ãõçâêáíú]/,
  },
  nl: {
    words: `de het een ik me mij mijn je jij jou jouw u uw hij zij ze we wij ons onze jullie hun is zijn ben bent was
      waren heb hebt heeft hebben had kan kunt kunnen kon moet moeten wil wilt willen zou zouden zal zullen word wordt
      worden niet geen niets en of maar want omdat als dat die dit deze wat wanneer waar wie waarom welke hoe te van met
      naar bij voor op uit aan in over onder om sinds door zonder nog maar alleen al meer heel erg altijd weer vandaag
      morgen gisteren alstublieft bedankt dank hallo goedemiddag goedemorgen geachte helaas er hier nu bestelling
      rekening hulp alle alles graag zet speel laat zien mijn`,
    endings: /(?:ing|lijk|heid|aar|oor|eren|ijn|ijk|ij|oon|oek|sch|tje|en)$/,
    letters: null,
  },
  sv: {
    words: `jag mig min mitt mina du dig din ditt dina han hon vi oss vår ni er de dem är var vara har hade kan kunde måste
      vill skulle ska inte ingen inget aldrig och eller men för att om som när var hur vad vem varför vilken till från
      av med på i under över efter före sedan utan bara redan mer mycket alltid igen idag imorgon igår tack hej snälla
      god morgon kväll vecka konto hjälp alla allt det den detta denna här nu något några sätt spela visa berätta finns
      blir ett en`,
    endings: /(?:ning|het|ligt|lig|arna|orna|erna|ande|ade|ett)$/,
    letters: /[äö]/,
  },
  da: {
    words: `jeg mig min mit mine du dig din dit dine han hun vi os vores i jer de dem er var være har havde kan kunne skal
      skulle vil ville må ikke ingen intet aldrig og eller men for at hvis som når hvor hvordan hvad hvem hvorfor hvilken
      hvilket til fra af med på under over efter før siden uden kun allerede mere meget altid igen dag morgen går tak hej
      venligst god aften uge konto hjælp alle alt det den dette denne her nu noget nogle sæt spil vis fortæl findes bliver
      et en lyd kære`,
    endings: /(?:ning|hed|ligt|lig|erne|ende|ede|tion|else)$/,
    letters: /[æø]/,
  },
  nb: {
    words: `jeg meg min mitt mine du deg din ditt dine han hun vi oss vår vårt dere de dem er var være har hadde kan kunne
      skal skulle vil ville må ikke ingen ingenting aldri og eller men for at hvis som når hvor hvordan hva hvem hvorfor
      hvilken hvilket til fra av med på under over etter før siden uten bare allerede mer mye alltid igjen dag morgen går
      takk hei vennligst god kveld uke konto hjelp alle alt det den dette denne her nå noe noen sett spill vis fortell
      finnes blir et en ei lyd kjære`,
    endings: /(?:ning|het|lig|ene|ende|else|sjon|asjon|ert)$/,
    letters: /[æø]/,
  },
};
export const marked: readonly string[] = Object.keys(languages);

const rules = Object.entries(languages);
/** Word → languages that have it. A word of three languages says a third for each. */
const byWord = new Map<string, string[]>();
for (const [language, { words }] of rules)
  for (const word of new Set(words.split(/\s+/))) byWord.set(word, [...(byWord.get(word) ?? []), language]);

/** A letter that English does without. */
const foreign = /[^a-z']/;
const wordParts = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu;
/** More words than this add nothing, and bound the time. */
const maxWords = 60;

/** The words of a text in lower case, the first sixty. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.toLowerCase().replaceAll('’', "'").matchAll(wordParts)) {
    words.push(word);
    if (words.length === maxWords) break;
  }
  return words;
}

/** How much speaks for each language: a word of its own counts 1, an ending or a letter less. */
export function markScores(
  words: readonly string[],
  allows: (language: string) => boolean,
): Map<string, number> {
  const scores = new Map<string, number>();
  const add = (language: string, value: number): void => {
    if (allows(language)) scores.set(language, (scores.get(language) ?? 0) + value);
  };
  for (const word of words) {
    const found = byWord.get(word) ?? byParts(word);
    if (found) for (const language of found) add(language, 1 / found.length);
    else if (word.length > 4)
      for (const [language, { endings }] of rules) if (endings.test(word)) add(language, 0.3);
    if (foreign.test(word))
      for (const [language, { letters }] of rules) if (letters?.test(word)) add(language, 0.4);
  }
  return scores;
}

/** `l'ordine` and `j'ai` are known by what stands before the apostrophe. */
function byParts(word: string): string[] | undefined {
  const at = word.indexOf("'");
  return at > 0 ? byWord.get(word.slice(0, at)) : undefined;
}
