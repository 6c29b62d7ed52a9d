import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, needsLanguageModel } from '../../../../engine/classifier/language/index.ts';

const house = ['en', 'ja', 'zh', 'ko', 'de', 'fr', 'es'];
const languageOf = (text: string, last?: string): string =>
  detectLanguage(text, { enabled: house, last }).language;

describe('the language of a message', () => {
  it.each([
    ['先週買ったロボット掃除機がもう充電できません。', 'ja'],
    ["The robot vacuum I bought last week already won't charge.", 'en'],
    ['アプリにﾛｸﾞｲﾝできません', 'ja'],
    ['Error 502 when I log in after the update.', 'en'],
    ['@kazehana_kaden 充電できません', 'ja'],
    ['I love the ラーメン maker from your shop', 'en'],
    ['LOGINできない', 'ja'],
    ['https://example.com/こちら thanks', 'en'],
    ['解約', 'ja'],
    ['返品希望', 'ja'],
    ['我的订单还没有到，请帮我查一下', 'zh'],
    ['請問什麼時候可以退款？', 'zh'],
    ['退货', 'zh'],
    ['주문한 상품이 아직 도착하지 않았어요', 'ko'],
    ['Mein Staubsauger lädt nicht mehr, bitte helfen Sie mir.', 'de'],
    ["Mon aspirateur ne charge plus, pouvez-vous m'aider ?", 'fr'],
    ['Mi aspiradora ya no carga, ¿me pueden ayudar?', 'es'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is unknown where there are no words', () => {
    for (const text of ['', '👍 12345', 'https://example.com', 'K-88210'])
      expect(detectLanguage(text, { enabled: house })).toEqual({
        language: 'und',
        confidence: 0,
        reason: 'nothing',
      });
  });

  it('is one of those the organisation enables, or unknown', () => {
    expect(languageOf('ฉันต้องการคืนสินค้า')).toBe('und');
    expect(detectLanguage('ฉันต้องการคืนสินค้า').language).toBe('th');
    expect(detectLanguage('Mein Staubsauger lädt nicht', { enabled: ['en', 'ja'] }).language).toBe('en');
    expect(detectLanguage('客服電話', { enabled: ['en', 'zh'] }).language).toBe('zh');
  });

  it('tells languages of one script by the letters that only one of them writes', () => {
    expect(detectLanguage('Де моє замовлення? Я хочу повернути його').language).toBe('uk');
    expect(detectLanguage('Где мой заказ? Я хочу его вернуть').language).toBe('ru');
    expect(detectLanguage('سفارش من هنوز نرسیده است، پیگیری کنید').language).toBe('fa');
    expect(detectLanguage('لم يصل طلبي حتى الآن').language).toBe('ar');
  });

  it('a Chinese text stays Chinese with a Japanese product in it', () => {
    expect(languageOf('你们的ソラリス电饭煲的内锅刻度看不清楚，我想换货')).toBe('zh');
  });
});

describe('below four words the customer’s last language decides what is close', () => {
  it('of a word that says nothing', () => {
    expect(languageOf('Kazehana Solaris', 'fr')).toBe('fr');
    expect(languageOf('ok', 'de')).toBe('de');
    expect(languageOf('ok')).toBe('en');
  });
  it('of Han characters that both write', () => {
    expect(languageOf('電話', 'zh')).toBe('zh');
    expect(languageOf('電話', 'ja')).toBe('ja');
  });
  it('and not of a sentence that is clear', () => {
    expect(languageOf('Where is my order? It should have come yesterday.', 'fr')).toBe('en');
    expect(languageOf('注文した商品が届きません', 'en')).toBe('ja');
  });
});

it('the model is needed for languages that neither script nor marks tell', () => {
  expect(needsLanguageModel(house)).toBe(false);
  expect(needsLanguageModel([...house, 'th', 'ru', 'it', 'pt', 'nl'])).toBe(false);
  expect(needsLanguageModel(['en', 'pl'])).toBe(true);
});

describe('whatever the text', () => {
  it('answers one of the enabled languages, with a confidence between nothing and certainty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { language, confidence } = detectLanguage(text, { enabled: house });
        expect([...house, 'und']).toContain(language);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['one letter a million times', 'a'.repeat(1_000_000)],
    ['a million spaces', ' '.repeat(1_000_000)],
    ['a million Han characters', '電'.repeat(1_000_000)],
    ['a million words', 'the '.repeat(250_000)],
    ['lone surrogates', '\ud800'.repeat(10_000)],
    ['control characters', '\u0000\u0007\u202e'.repeat(10_000)],
    ['emoji', '👨‍👩‍👧‍👦'.repeat(10_000)],
    ['letters with many marks', 'e\u0301\u0302\u0303'.repeat(100_000)],
    ['addresses that never end', '@'.repeat(100_000)],
  ])('costs no more than its first page: %s', (_, text) => {
    const begun = performance.now();
    detectLanguage(text, { enabled: house });
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
