import { vi } from 'vitest';
import { ApiInMemory } from './api-in-memory.ts';
import { aWideDirectory, caseAt, moments } from './cases-in-every-stage.ts';
import type { Moment } from './cases-in-every-stage.ts';

const goTo = (instant: string): void => void vi.setSystemTime(new Date(instant));

/** The API over a body with one case at every moment of a life, all of them looked at on one later day; `endOfMoments` gives time back. */
export async function bodyAtEveryMoment(): Promise<{ readonly api: ApiInMemory; readonly ids: ReadonlyMap<Moment, string> }> {
  vi.useFakeTimers({ toFake: ['Date'] });
  goTo('2026-03-02T02:00:00.000Z');
  vi.spyOn(console, 'log').mockReturnValue();
  const api = await ApiInMemory.withDirectory(aWideDirectory());
  const ids = new Map<Moment, string>();
  for (const moment of moments) ids.set(moment, await caseAt(api, moment, goTo));
  goTo('2026-07-20T03:00:00.000Z');
  return { api, ids };
}

export function endOfMoments(): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
}
