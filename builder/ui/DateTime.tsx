import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeText, relativeText } from './date-text.ts';

export interface DateTimeProps {
  /** ISO 8601. */
  value: string | null | undefined;
  withTime?: boolean;
}

export function DateTime({ value, withTime = true }: DateTimeProps) {
  const { i18n } = useTranslation();
  if (value == null) return null;
  return <time dateTime={value}>{dateTimeText(value, i18n.language, withTime)}</time>;
}

/** `5 minutes ago`, kept up to date; the exact time is its title. */
export function RelativeTime({ value }: Pick<DateTimeProps, 'value'>) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (value == null) return null;
  return (
    <time dateTime={value} title={dateTimeText(value, i18n.language, true)}>
      {relativeText(value, now, i18n.language)}
    </time>
  );
}
