import { useSyncExternalStore } from 'react';
import { type ResultOf, sessionApi } from '../../server/client.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { client, rememberCsrf } from './client.ts';
import { applyTheme, keepHere, keepLocale } from './preferences.ts';

export type Me = ResultOf<typeof sessionApi.getSession>;
export type Role = Me['role'];

/** `expired`: was signed in on this page and is not any more; the screen stays until they sign in again. */
interface Session {
  me: Me | null;
  expired: boolean;
}
let session: Session = { me: null, expired: false };
const listeners = new Set<() => void>();

const change = (next: Session) => {
  session = next;
  for (const listener of listeners) listener();
};

export const presentSession = (): Session => session;

export const useSessionState = (): Session =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, presentSession);

/** Who is signed in. Only for screens inside the shell, where someone always is. */
export function useMe(): Me {
  const { me } = useSessionState();
  if (me === null) throw new Error('This screen needs someone signed in; put its route under the shell.');
  return me;
}

/** Takes over a fresh session: language and theme follow the person. */
export async function enterSession(me: Me): Promise<void> {
  rememberCsrf(me.csrfToken);
  applyTheme(me.theme);
  keepLocale(me.locale);
  keepHere(true);
  await changeLanguage(me.locale);
  change({ me, expired: false });
}

export async function loadSession(): Promise<Me | null> {
  const answer = await client.call(sessionApi.getSession);
  keepHere(answer.ok);
  if (!answer.ok) return null;
  rememberCsrf(answer.data.csrfToken);
  change({ me: answer.data, expired: false });
  return answer.data;
}

export function expireSession(): void {
  if (session.me !== null && !session.expired) change({ ...session, expired: true });
}

/** Changes my language or theme at once, and for the next time on any device. */
export async function updatePreferences(wish: Partial<Pick<Me, 'locale' | 'theme'>>): Promise<void> {
  // Sent before the words are fetched: who leaves the page as soon as it has changed has still chosen.
  const sent = session.me && client.call(sessionApi.updateSession, { body: wish });
  if (wish.theme !== undefined) applyTheme(wish.theme);
  if (wish.locale !== undefined) {
    keepLocale(wish.locale);
    await changeLanguage(wish.locale);
  }
  if (session.me !== null) change({ ...session, me: { ...session.me, ...wish } });
  await sent;
}

/** Ends on a page loaded anew, so that nothing this person saw is left in memory for the next one. */
export async function leaveSession(): Promise<void> {
  await client.call(sessionApi.signOut, {});
  location.assign('/sign-in');
}
