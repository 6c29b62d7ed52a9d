/** Whether a label contains what was typed: width, case and kana kind do not count. */
export const matches = (label: string, typed: string): boolean => fold(label).includes(fold(typed));

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .trim();
