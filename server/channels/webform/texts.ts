import type { Locale } from '../../../engine/core/text.ts';

const en = {
  title: 'Contact us',
  lead: 'Write to us. We answer by e-mail, in your language.',
  name: 'Your name',
  email: 'E-mail address',
  emailHint: 'We send our answer here.',
  subject: 'Subject (optional)',
  text: 'Your message',
  send: 'Send message',
  sending: 'Sending…',
  sent: 'Thank you. Your message has arrived; we will answer by e-mail.',
  again: 'Send another message',
  needName: 'Enter your name.',
  needEmail: 'Enter an e-mail address, such as name@example.com.',
  needText: 'Write your message.',
  tooMany: 'Several messages came from here just now. Please wait a few minutes and send again.',
  failed: 'The message could not be sent. Your words are still here. Check the connection and send again.',
  otherLanguage: '日本語で表示',
  noScript: 'This form needs JavaScript. Please write to us by e-mail instead.',
};
export type FormTexts = typeof en;

const ja: FormTexts = {
  title: 'お問い合わせ',
  lead: 'ご用件をお書きください。メールでお返事いたします。',
  name: 'お名前',
  email: 'メールアドレス',
  emailHint: 'こちらのアドレスにお返事いたします。',
  subject: '件名（任意）',
  text: 'お問い合わせ内容',
  send: '送信',
  sending: '送信しています…',
  sent: 'ありがとうございます。お問い合わせを受け付けました。メールでお返事いたします。',
  again: '続けて問い合わせる',
  needName: 'お名前を入力してください。',
  needEmail: 'メールアドレスを入力してください（例：name@example.com）。',
  needText: 'お問い合わせ内容を入力してください。',
  tooMany: '短い時間に続けて送信されました。数分お待ちいただいてから、もう一度お送りください。',
  failed: '送信できませんでした。入力内容は残っています。接続を確認して、もう一度お送りください。',
  otherLanguage: 'View in English',
  noScript: 'このフォームにはJavaScriptが必要です。お手数ですが、メールでお問い合わせください。',
};

export const formTexts: Readonly<Record<Locale, FormTexts>> = { en, ja };
