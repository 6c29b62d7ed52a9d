import { useState } from 'react';

/**
 * The idempotency key of what is about to be sent: pressing again after a broken connection cannot do it twice.
 * `renew` when it has gone through, or when something else is to be sent.
 */
export function useSendKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(newKey);
  return { key, renew: () => setKey(newKey()) };
}

/** `crypto.randomUUID` exists only on secure pages, and a server in the house may be reached without TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
