import type { Directory } from '#core/directory/directory.ts';

/** Ids with their names: an id that is no longer in the directory stands for itself. */
export function personParty(id: string, directory: Directory) {
  return { id, name: directory.people.get(id)?.name ?? id };
}

export function unitParty(id: string, directory: Directory) {
  return { id, name: directory.units.get(id)?.name ?? id };
}
