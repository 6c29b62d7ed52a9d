import type { Example } from '../../../engine/classifier/index.ts';
import { randomOf } from '../../../engine/classifier/random.ts';

const topics: Record<string, string[]> = {
  delivery: ['parcel', 'late', 'tracking', 'courier', 'delivery', 'arrived', '配送', '届かない'],
  billing: ['invoice', 'charged', 'twice', 'receipt', 'payment', 'billing', '請求', '領収書'],
  returns: ['return', 'refund', 'exchange', 'wrong', 'size', 'label', '返品', '交換'],
};
const common = ['my', 'the', 'please', 'order', 'help', 'with', 'today', 'I', 'have', 'a', 'question'];

/** Small invented mails: two or three telling words among common ones. */
export function toyExamples(count: number, seed = 7): Example[] {
  const random = randomOf(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)]!;
  const labels = Object.keys(topics);
  return Array.from({ length: count }, (_, at) => {
    const label = labels[at % labels.length]!;
    const words = Array.from({ length: 7 }, (__, place) => pick(place % 3 === 0 ? topics[label]! : common));
    return { text: words.join(' '), label, id: `case-${at}` };
  });
}
