import { mayOpen } from './places.ts';
import type { AppRouter } from './router.tsx';
import { presentSession } from './session.ts';
import { whenIdle } from './when-idle.ts';

export const loadSignInAgain = () =>
  import('./SignInAgain.tsx').then(({ SignInAgain }) => ({ default: SignInAgain }));

/** Fetches the other screens of this person one after the other, so that the next click finds its screen there. */
export function loadAhead(router: AppRouter): () => void {
  const { me } = presentSession();
  const waiting = Object.values(router.routesByPath).filter(
    ({ fullPath }) => me !== null && mayOpen(me.role, fullPath),
  );
  let isOver = false;
  const next = () => {
    const route = isOver ? undefined : waiting.shift();
    if (route === undefined) return;
    // A screen that does not come now is asked for again when it is opened, and then says so.
    void Promise.allSettled([router.loadRouteChunk(route)]).then(() => whenIdle(next));
  };
  whenIdle(() => void loadSignInAgain().then(next, next));
  return () => {
    isOver = true;
  };
}
