import { beforeAll, expect, it } from 'vitest';
import { detectLanguage, loadLanguageModel } from '../../../../engine/classifier/language/index.ts';

beforeAll(loadLanguageModel);

it.each([
  ['Moja przesyłka jeszcze nie dotarła, proszę o pomoc', 'pl'],
  ['Siparişim hâlâ gelmedi, lütfen yardım edin', 'tr'],
  ['Đơn hàng của tôi vẫn chưa đến', 'vi'],
  ['Pesanan saya belum sampai, tolong bantu', 'id'],
  ['Bestillingen min har ikke kommet ennå, hva skjer?', 'nb'],
  ['Min ordre er ikke kommet endnu, hvad sker der?', 'da'],
  ['Tilaukseni ei ole vielä saapunut', 'fi'],
  ['A rendelésem még nem érkezett meg', 'hu'],
])('with the model, %s is %s', (text, language) => {
  expect(detectLanguage(text).language).toBe(language);
});

it('calls Malay and Indonesian, which it cannot tell apart, by the one that is enabled', () => {
  const text = 'Pesanan saya belum sampai, tolong bantu';
  expect(detectLanguage(text, { enabled: ['en', 'ms'] }).language).toBe('ms');
  expect(detectLanguage(text, { enabled: ['en', 'id'] }).language).toBe('id');
});
