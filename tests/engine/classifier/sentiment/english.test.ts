import { describe, expect, it } from 'vitest';
import { sentiment } from '../../../../engine/classifier/sentiment/index.ts';

const gradeOf = (text: string): number => sentiment([text], 'en').grade;

describe('English customers', () => {
  it.each([
    ['This is the worst service I have ever had. Never again.', -3],
    [
      "The robot vacuum I bought last week already won't charge. 30 minutes on hold. Honestly disappointed.",
      -2,
    ],
    ['I am not happy with your support', -2],
    ['Thank you for nothing', -2],
    ['Error 502 when I log in after the update.', -1],
    ['Three tickets and no answers.', -1],
    ['How do I change my address?', 0],
    ['Can you send me the invoice for May?', 0],
    ['not bad at all', 1],
    ['I would recommend it to everyone', 2],
    ['Thanks, that fixed it!', 3],
    ['I love it 😍', 3],
  ])('%s is %i', (text, grade) => {
    expect(gradeOf(text)).toBe(grade);
  });

  it('turn a word round by a negation before it, within the clause', () => {
    expect(gradeOf('It is not very good')).toBeLessThan(0);
    expect(gradeOf("I can't wait, it is great")).toBeGreaterThan(0);
    expect(gradeOf('No, it is great')).toBeGreaterThan(0);
    expect(gradeOf('not only good but also cheap')).toBeGreaterThan(0);
  });

  it('mean what stands behind a but', () => {
    expect(gradeOf('Nice design but it is useless')).toBeLessThan(0);
    expect(gradeOf('Slow delivery but the product is excellent')).toBeGreaterThan(0);
  });

  it('wish for what is not there', () => {
    expect(gradeOf('It would be great if you could help me.')).toBeLessThan(2);
  });

  it('are louder in capitals, unless they always are', () => {
    const score = (text: string): number => sentiment([text]).score;
    expect(score('it is BAD')).toBeLessThan(score('it is bad'));
    expect(score('IT IS BAD')).toBe(score('it is bad'));
    expect(score('sooo goooood')).toBeGreaterThan(0);
  });
});
