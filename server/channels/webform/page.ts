import type { Locale } from '../../../engine/core/text.ts';
import { formTexts, type FormTexts } from './texts.ts';

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escaped[character] ?? '');

/** The whole contact page. What the script says to people is written here, in the page's language. */
export function formPage(locale: Locale): string {
  const texts = formTexts[locale];
  const other = locale === 'en' ? 'ja' : 'en';
  const text = (key: keyof FormTexts) => escape(texts[key]);
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${text('title')}</title>
    <link rel="stylesheet" href="/form/form.css" />
    <script src="/form/form.js" defer></script>
  </head>
  <body>
    <main>
      <nav><a href="/form?lang=${other}" lang="${other}" hreflang="${other}">${text('otherLanguage')}</a></nav>
      <h1>${text('title')}</h1>
      <p>${text('lead')}</p>
      <noscript><p>${text('noScript')}</p></noscript>
      <form novalidate data-locale="${locale}" data-sending="${text('sending')}"
        data-too-many="${text('tooMany')}" data-failed="${text('failed')}">
        ${field('name', text('name'), text('needName'), '<input id="name" name="name" autocomplete="name" required maxlength="100" aria-describedby="name-error" />')}
        ${field('email', text('email'), text('needEmail'), '<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" aria-describedby="email-hint email-error" />', text('emailHint'))}
        ${field('subject', text('subject'), '', '<input id="subject" name="subject" maxlength="200" />')}
        ${field('text', text('text'), text('needText'), '<textarea id="text" name="text" rows="8" required maxlength="8000" aria-describedby="text-error"></textarea>')}
        <div class="website" aria-hidden="true"><label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off" /></div>
        <button type="submit">${text('send')}</button>
      </form>
      <div role="status" id="status"></div>
      <p id="again" hidden><a href="/form?lang=${locale}">${text('again')}</a></p>
      <template id="sent">${text('sent')}</template>
    </main>
  </body>
</html>
`;
}

function field(name: string, label: string, error: string, control: string, hint?: string): string {
  return `<div class="field">
          <label for="${name}">${label}</label>
          ${hint ? `<p class="hint" id="${name}-hint">${hint}</p>` : ''}
          ${control}
          ${error ? `<p class="error" id="${name}-error" hidden>${error}</p>` : ''}
        </div>`;
}
