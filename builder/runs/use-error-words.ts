import { useTranslation } from 'react-i18next';
import type { runs } from '../i18n/en/runs.ts';

/** What an error code means, in words. Codes of steps to come, and of other systems, are shown as they are. */
export function useErrorWords(): (code: string | null) => string {
  const { t, i18n } = useTranslation('runs');
  const isKnown = (code: string): code is keyof (typeof runs)['error'] =>
    i18n.exists(`error.${code}`, { ns: 'runs' });
  return (code) => (code === null ? '' : isKnown(code) ? t(`error.${code}`) : code);
}
