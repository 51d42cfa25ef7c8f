import { Refusal } from '#core/errors/refusal.ts';
import type { Fact } from '#core/errors/refusal.ts';

/** Name and facts of the refusal that the act ends in; fails when it ends otherwise. */
export function refusalOf(act: () => unknown): { name: Refusal['name']; facts: Readonly<Record<string, Fact>> } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { name: error.name, facts: error.facts };
    throw error;
  }
  throw new Error('nothing was refused');
}
