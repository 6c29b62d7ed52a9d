import { invitationIn } from './is-door.ts';
import { InvitePage } from './InvitePage.tsx';
import { SetupPage } from './SetupPage.tsx';
import { SignInPage } from './SignInPage.tsx';

export interface DoorsProps {
  /** They are in: shows the app at this address. */
  onEnter: (path: string) => void;
}

/** The pages before sign-in. They are all that a newcomer's browser loads, so they go without router and cache. */
export function Doors({ onEnter }: DoorsProps) {
  const { pathname, search } = location;
  const params = new URLSearchParams(search);
  const token = invitationIn(pathname);
  const goHome = () => onEnter('/');
  if (token !== undefined) return <InvitePage token={token} onEnter={goHome} />;
  if (pathname === '/setup') return <SetupPage token={params.get('token') ?? undefined} onEnter={goHome} />;
  return <SignInPage onEnter={() => onEnter(pageOfThisApp(params.get('next')))} />;
}

/** An address elsewhere would make the sign-in page a trap. */
const pageOfThisApp = (next: string | null): string =>
  next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
