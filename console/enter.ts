import { beginFirstReads } from './api/early.ts';
import { takeAnswer } from './session/arrival.ts';
import { goToSignIn, session } from './session/desk-session.ts';

// What comes before the desk, without it: whoever has to go to the provider and back does not load it twice for that, and what its first page
// asks is asked while it is on its way.

/** Whether a page is for whoever is signed in (`rooms/desk-route.ts`). */
const ofTheDesk = /^\/(?:desk(?:\/.*)?|cases\/[^/]*)?$/;

async function enter(): Promise<void> {
  const { pathname, search } = location;
  if (pathname === '/desk/sign-in') return leave({ hint: new URLSearchParams(search).get('as') ?? undefined, returnTo: '/desk' });
  if (pathname === '/signed-in') return arrive();
  if (ofTheDesk.test(pathname)) {
    const address = pathname === '/' ? '/desk' : `${pathname}${search}`;
    if (session.token === undefined) return leave({ returnTo: address });
    beginFirstReads(address);
    bringRooms(address);
  }
  await showDesk();
}

/** Where the provider cannot be reached, the desk's own page tries once more and says so. */
async function leave(wish: { readonly hint?: string | undefined; readonly returnTo: string }): Promise<void> {
  await goToSignIn(wish).catch(showDesk);
}

/** The desk loads while the provider is asked for the token; it opens where signing in was asked for, or says what went wrong. */
async function arrive(): Promise<void> {
  const loaded = import('./main.tsx');
  bringRooms('/desk');
  await takeAnswer().then(
    (returnTo) => {
      history.replaceState(null, '', returnTo);
      beginFirstReads(returnTo);
    },
    () => undefined,
  );
  (await loaded).show();
}

async function showDesk(): Promise<void> {
  (await import('./main.tsx')).show();
}

/** Beside the desk, not after it: the frame around every room, and the room where most begin. */
function bringRooms(address: string): void {
  import('./frame/desk-frame.tsx').catch(ignored);
  if (/^\/desk(?:\?|$)/.test(address)) import('./rooms/work/work-room.tsx').catch(ignored);
}

/** Whoever shows it asks for it again, and says what is wrong. */
function ignored(): undefined {
  return undefined;
}

// Where the place is gone that the desk shows itself in, the browser is too old and the page says so (too-old.js).
if (document.getElementById('root') !== null) void enter();
