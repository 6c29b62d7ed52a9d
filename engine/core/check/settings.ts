import { isRecord } from '../expression/plain.ts';
import type { Rule } from './subject.ts';

/** The flow's own settings: its time zone and its variables. */
export const settings: Rule = ({ document, variables }, report) => {
  const zone = isRecord(document.settings) ? document.settings.timezone : undefined;
  if (typeof zone === 'string' && !isTimezone(zone))
    report({ code: 'UNKNOWN_TIMEZONE', path: 'settings.timezone', params: { name: zone } });
  const seen = new Set<string>();
  variables.forEach(({ name }, at) => {
    if (seen.has(name))
      report({ code: 'DUPLICATE_VARIABLE', path: `variables.${at}.name`, params: { name } });
    seen.add(name);
  });
};

const known = new Map<string, boolean>();

export function isTimezone(zone: string): boolean {
  const before = known.get(zone);
  if (before !== undefined) return before;
  let valid = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    valid = false;
  }
  if (known.size >= 500) known.clear();
  known.set(zone, valid);
  return valid;
}
