import { administrationRoutes } from './administration/rooms.ts';
import { boardRoute } from './board/room.ts';
import { bringInRoute } from './bring-in/room.ts';
import { caseRoute } from './case/room.ts';
import { casesRoute } from './cases/room.ts';
import { commentsRoute } from './comments/room.ts';
import { committeeRoute } from './committee/room.ts';
import { frontRoute, signedInRoute, signedOutRoute, signInRoute } from './entry/room.ts';
import { figuresRoute } from './figures/room.ts';
import { noticesRoute } from './notices/room.ts';
import { notifyRoute } from './notify/room.ts';
import { officeRoute } from './office/room.ts';
import { helpRoute } from './help/room.ts';
import { judgeRoute } from './judge/room.ts';
import { letterRoute } from './letter/room.ts';
import { replyRoute } from './reply/room.ts';
import { unitRoute } from './unit/room.ts';
import { workRoute } from './work/room.ts';
import { writeRoute } from './write/room.ts';

/** Pages for whoever is not signed in. */
export const entryRoutes = [frontRoute, signInRoute, signedInRoute, signedOutRoute] as const;

/** Every room of the desk: a new one gets its line here and, where it belongs into the menu, one in `menu.ts`. */
export const roomRoutes = [
  workRoute,
  casesRoute,
  caseRoute,
  writeRoute,
  committeeRoute,
  officeRoute,
  boardRoute,
  bringInRoute,
  figuresRoute,
  unitRoute,
  commentsRoute,
  noticesRoute,
  replyRoute,
  letterRoute,
  judgeRoute,
  helpRoute,
  notifyRoute,
  ...administrationRoutes,
] as const;
