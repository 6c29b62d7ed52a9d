import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyTheme, keepLocale, keptLocale, keptTheme, wasHere } from './app/preferences.ts';
import { loadSession } from './app/session.ts';
import { whenIdle } from './app/when-idle.ts';
import { isDoor } from './door/is-door.ts';
import { startI18n } from './i18n/i18n.ts';
import './ui/tokens.css';
import './ui/base.css';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no element with the id root.');
const root = createRoot(element);
const loadApp = () => import('./app/App.tsx');
const loadDoors = () => import('./door/Doors.tsx');

applyTheme(keptTheme());
// Whoever was signed in the last time very likely still is: what they will see need not wait for the answer.
void (wasHere() ? loadApp() : loadDoors());
const me = await loadSession();
if (me !== null) {
  applyTheme(me.theme);
  keepLocale(me.locale);
}
await startI18n(me?.locale ?? keptLocale());

await (me === null || isDoor(location.pathname) ? showDoors() : showApp());

async function showDoors(): Promise<void> {
  const { Doors } = await loadDoors();
  if (!isDoor(location.pathname)) {
    const { pathname, search, hash } = location;
    history.replaceState(null, '', `/sign-in?next=${encodeURIComponent(pathname + search + hash)}`);
  }
  const enter = (path: string) => {
    history.replaceState(null, '', path);
    void showApp();
  };
  root.render(
    <StrictMode>
      <Doors onEnter={enter} />
    </StrictMode>,
  );
  whenIdle(() => void loadApp());
}

async function showApp(): Promise<void> {
  const { App } = await loadApp();
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
