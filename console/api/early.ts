import { session, signInTools } from '../session/desk-session.ts';
import { callerHeaders } from './caller-headers.ts';
import { EarlyReads } from './early-reads.ts';
import { firstReads } from './first-reads.ts';

/** What this page began to read before the desk was there. */
export const early = new EarlyReads(signInTools.fetch, () => performance.now());

/** Begins what a page of the desk asks first, as whoever is signed in in this tab. */
export function beginFirstReads(address: string): void {
  const { token, body } = session;
  if (token === undefined) return;
  for (const path of firstReads(address)) early.begin(path, callerHeaders({ token, body }));
}
