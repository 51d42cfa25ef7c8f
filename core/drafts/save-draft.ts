import { Refusal } from '#core/errors/refusal.ts';
import type { DraftStore, SavedDraft } from '#core/ports/draft-store.ts';

/** Saved by the same person within ten minutes of the beginning: one stretch of writing, one version. */
const STRETCH = 10 * 60_000;

export interface ToSave extends Pick<SavedDraft, 'at' | 'by' | 'key' | 'value'> {
  readonly body: string;
  readonly thing: string;
  /** The version that was gone on from; 0 for none. */
  readonly from: number;
}

/**
 * Saves what was written on from a version, unless somebody else saved meanwhile.
 * @throws Refusal `VersionConflictError` {expected, actual}: both are there, and whoever comes second looks at both
 */
export async function saveDraft(store: DraftStore, { body, thing, from, ...saving }: ToSave): Promise<Omit<SavedDraft, 'value'>> {
  const latest = await store.latest(body, thing);
  // The answer to it was lost.
  if (latest !== undefined && latest.key === saving.key) return withoutValue(latest);
  const actual = latest?.version ?? 0;
  if (actual !== from) throw new Refusal('VersionConflictError', { expected: from, actual });
  const goesOn = latest !== undefined && latest.by === saving.by && Date.parse(saving.at) - Date.parse(latest.since) < STRETCH;
  const saved = { ...saving, version: from + 1, since: goesOn ? latest.since : saving.at };
  if (!(await store.add(body, thing, saved))) throw new Refusal('VersionConflictError', { expected: from, actual: from + 1 });
  if (goesOn) await store.drop(body, thing, latest.version);
  return withoutValue(saved);
}

function withoutValue({ value: _value, ...saved }: SavedDraft): Omit<SavedDraft, 'value'> {
  return saved;
}
