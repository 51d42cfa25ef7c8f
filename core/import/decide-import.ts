import { Refusal } from '#core/errors/refusal.ts';
import type { Role } from '#core/directory/directory.ts';
import type { ImportKind } from './import-kinds.ts';
import { importState } from './import-log.ts';
import type { Import, ImportEvent } from './import-log.ts';

/** Who brings what in. */
const rolesFor: Readonly<Record<ImportKind, readonly Role[]>> = {
  proposals: ['committee-clerk', 'committee-head'],
  units: ['administrator'],
  people: ['administrator'],
};

/** The role in which somebody brings this in; `undefined` for who may not. */
export function importerRole(roles: readonly Role[], kind: ImportKind): Role | undefined {
  return rolesFor[kind].find((role) => roles.includes(role));
}

/**
 * Asks for the run: once, of the trial that was seen, while it is good, and only of a file without errors.
 * @throws Refusal `ImportChangedError`, `ImportRunAlreadyError`, `ImportHasFaultsError`, `ImportExpiredError`, `ImportEmptyError`
 */
export function decideRun(found: Import, now: string, digest: string): ImportEvent[] {
  if (digest !== found.digest) throw new Refusal('ImportChangedError');
  if (found.run !== undefined) throw new Refusal('ImportRunAlreadyError');
  if (found.faults > 0) throw new Refusal('ImportHasFaultsError', { faults: found.faults });
  if (importState(found, now) !== 'checked') throw new Refusal('ImportExpiredError');
  return [{ type: 'ImportRunAsked' }];
}
