import { JsonCursor } from '../session/json-cursor.ts';
import type { Meanwhile } from './tools.ts';
import { meanwhileIn } from './tools.ts';

const key = 'rehearsal-report';

/** What happened outlives the sign-in that ran out by it. */
export function keepReport({ before, now, ...meanwhile }: Meanwhile): void {
  sessionStorage.setItem(key, JSON.stringify({ before, now, meanwhile }));
}

export function keptReport(): Meanwhile | undefined {
  const kept = sessionStorage.getItem(key);
  return kept === null ? undefined : meanwhileIn(new JsonCursor(JSON.parse(kept)));
}

export function dropReport(): void {
  sessionStorage.removeItem(key);
}
