/**
 * A source with what is not ASCII written as escapes, in comments, texts and regular expressions alike, which mean the
 * same. One other letter in the whole bundle, and V8 holds each of its millions in two bytes. `\あ` says no more than `あ`,
 * so its backslash goes; of two, the first is what the second stands for.
 */
export const escaped = (source) =>
  source.replace(
    /((?:\\\\)*)\\?([^\0-\x7f])/g,
    (_, backslashes, letter) => `${backslashes}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
