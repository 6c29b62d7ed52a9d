import type { Locale } from '../text.ts';

/** What values are written with: the language of the text they stand in, and the flow's time zone. */
export interface Frame {
  locale: Locale;
  timezone: string;
}

export const plainFrame: Frame = { locale: 'en', timezone: 'Asia/Tokyo' };

/** Templates under a key `ja` write dates and numbers in Japanese. */
export function frameOf(scope: Readonly<Record<string, unknown>>, locale: Locale): Frame {
  const flow = scope.flow;
  const timezone =
    typeof flow === 'object' && flow !== null && 'timezone' in flow ? flow.timezone : undefined;
  return { locale, timezone: typeof timezone === 'string' ? timezone : plainFrame.timezone };
}
