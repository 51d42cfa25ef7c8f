import type { FormName } from '../reads.ts';

/** The lists of a directory, as its API calls them. */
export const lists = ['units', 'people', 'sessions'] as const;

export type EntryList = (typeof lists)[number];

export type EntryKind = Extract<FormName, 'unit' | 'person' | 'session'>;

export const entryKindOf: Readonly<Record<EntryList, EntryKind>> = { units: 'unit', people: 'person', sessions: 'session' };
