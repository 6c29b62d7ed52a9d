import { z } from 'zod';

function exists(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
export const timezoneSchema = z.string().min(1).max(64).refine(exists, 'Use an IANA time zone: Asia/Tokyo.');
