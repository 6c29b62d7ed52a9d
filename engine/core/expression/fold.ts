/**
 * How texts are compared everywhere: width, case and spacing do not matter. `ﾛｸﾞｲﾝ` is `ログイン`, `ＬＯＧＩＮ` is
 * `login`. NFKC comes first and last because lower-casing can take a text out of its normal form.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(spaces, ' ').trim();
}

/** ASCII words with single spaces between them: most of what is compared. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const spaces = /\s+/g;
