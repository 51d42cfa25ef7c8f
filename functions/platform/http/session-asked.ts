import type { Directory, Session } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';

/** The one that is named, else the last that has opened. @throws Refusal `UnknownSessionError` */
export function sessionAsked({ sessions }: Directory, named: string | undefined, today: string): Session {
  const all = [...sessions.values()].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  const found = named === undefined ? (all.findLast(({ opensOn }) => opensOn <= today) ?? all[0]) : sessions.get(named);
  if (found === undefined) throw new Refusal('UnknownSessionError', { session: named ?? '—' });
  return found;
}
