import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfHtml, withoutQuote } from '../../../server/channels/email/plain-text.ts';

describe('The words of an HTML mail', () => {
  it.each([
    ['<p>Hello</p><p>World</p>', 'Hello\n\nWorld'],
    ['a<br>b<BR/>c', 'a\nb\nc'],
    ['<b>bold</b> and <i>thin</i>', 'bold and thin'],
    ['line\n  broken   in source', 'line broken in source'],
    ['&lt;script&gt;alert(1)&lt;/script&gt; &amp; &yen;100', '<script>alert(1)</script> & ¥100'],
    ['&#12354;&#x3044;', 'あい'],
    ['&#0;&#99999999;x', '&#99999999;x'],
    ['<style>p{color:red}</style><script>alert("x")</script>seen', 'seen'],
    ['<head><title>t</title></head><body>body</body>', 'body'],
    ['<!-- <p>hidden</p> -->shown', 'shown'],
    ['<script>if (a < b) {}</script>after', 'after'],
    ['before<img src=x onerror=alert(1)>after', 'beforeafter'],
    ['unfinished <a href="', 'unfinished'],
    ['<!-- never closed', ''],
    ['', ''],
  ])('of %j are %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it('never take long, whatever is sent', () => {
    const started = performance.now();
    for (const piece of ['<', '<a ', '<!--', '&', '&#', '<script>', '</', '<br'])
      textOfHtml(piece.repeat(200_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('are the text itself when there is no markup in it', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zぁ-ん0-9]{1,8}$/), { maxLength: 20 }), (words) => {
        expect(textOfHtml(words.join(' '))).toBe(words.join(' '));
      }),
    );
  });
});

describe('An answer over the earlier mail', () => {
  it.each([
    ['Thanks!\n\nOn Mon, 1 Jun 2026, Support wrote:\n> Hello\n> there', 'Thanks!'],
    ['了解です。\n\n2026年6月1日 サポートのメール：\n> こんにちは', '了解です。'],
    ['> You asked\nMy answer below', '> You asked\nMy answer below'],
    ['No quote at all', 'No quote at all'],
    ['> only a quote', '> only a quote'],
    ['Arrow -> here', 'Arrow -> here'],
  ])('%j says %j', (mail, own) => {
    expect(withoutQuote(mail)).toBe(own);
  });
});
