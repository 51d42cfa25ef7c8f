import { administrationRoutes } from './administration/rooms.ts';
import { caseRoute } from './case/room.ts';
import { casesRoute } from './cases/room.ts';
import { frontRoute, signedInRoute, signedOutRoute, signInRoute } from './entry/room.ts';
import { workRoute } from './work/room.ts';
import { writeRoute } from './write/room.ts';

/** Pages for whoever is not signed in. */
export const entryRoutes = [frontRoute, signInRoute, signedInRoute, signedOutRoute] as const;

/** Every room of the desk: a new one gets its line here and, where it belongs into the menu, one in `menu.ts`. */
export const roomRoutes = [workRoute, casesRoute, caseRoute, writeRoute, ...administrationRoutes] as const;
