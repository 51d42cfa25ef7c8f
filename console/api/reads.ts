import { addressOf } from './address-of.ts';
import type {
  Actions,
  CaseAnswer,
  CaseList,
  Deadlines,
  Files,
  History,
  LetterList,
  Light,
  Me,
  MergePartners,
  Paper,
  Papers,
  People,
  Reminders,
  Sessions,
  Units,
  WorkDone,
  Worklist,
  UnitShares,
} from './contract.ts';
import { useApi } from './use-api.ts';
import { usePages } from './use-pages.ts';

// One hook for each thing the API tells; every room reads by these.

export const useMe = () => useApi<Me>('/v1/me');
export const useCase = (id: string | undefined) => useApi<CaseAnswer>(id === undefined ? undefined : `/v1/proposals/${id}`);
export const useDeadlines = (id: string) => useApi<Deadlines>(`/v1/proposals/${id}/deadlines`);
export const useActions = (id: string | undefined) => useApi<Actions>(id === undefined ? undefined : `/v1/proposals/${id}/actions`);
/** Into which proposals a case may be merged, the most alike first. */
export const useMergePartners = (id: string) => useApi<MergePartners>(`/v1/proposals/${id}/merge-partners`);
export const useHistory = (id: string) => useApi<History>(`/v1/proposals/${id}/history`);
export const useUnits = () => useApi<Units>('/v1/directory/units');
export const usePeople = () => useApi<People>('/v1/directory/people');
export const usePapers = (id: string) => useApi<Papers>(`/v1/proposals/${id}/documents`);
export const useLetters = (id: string) => useApi<LetterList>(`/v1/proposals/${id}/letters`);
export const usePaper = (id: string, n: number) => useApi<Paper>(`/v1/proposals/${id}/documents/${n}`);
/** What went about a case, and what will within two weeks if nobody acts. */
export const useRemindersOf = (id: string | undefined) =>
  useApi<Reminders>(id === undefined ? undefined : `/v1/reminders?proposal=${id}&days=14&limit=200`);
/** Files of a case, what the reader may add, and what was uploaded and is not attached yet. */
export const useFiles = (id: string) => useApi<Files>(`/v1/proposals/${id}/files`);
export const useWorkDone = () => useApi<WorkDone>('/v1/worklist/done');
export const useSessions = () => useApi<Sessions>('/v1/directory/sessions');

/** The work list page by page; `light` narrows it. */
export const useWorklist = (light?: Exclude<Light, 'grey'>) => usePages<Worklist>(addressOf('/v1/worklist', { light }));

export interface CaseFilter {
  readonly q?: string | undefined;
  readonly stage?: string | undefined;
  readonly light?: string | undefined;
  readonly session?: string | undefined;
  /** By id: a member's own, a unit's. */
  readonly member?: string | undefined;
  readonly unit?: string | undefined;
  /** Of the reply. */
  readonly class?: string | undefined;
  /** `true`: only those on which a redo round was opened. */
  readonly redone?: string | undefined;
  /** `true`: only key cases (重点提案). */
  readonly key?: string | undefined;
}

/** Cases page by page, earliest due first. */
export const useCases = (filter: CaseFilter, isWanted = true) =>
  usePages<CaseList>(isWanted ? addressOf('/v1/proposals', { ...filter }) : undefined);

export interface SharesFilter {
  readonly next?: string | undefined;
  readonly light?: string | undefined;
}

/** What the reader's unit has in hand, page by page, earliest due first. */
export const useShares = ({ next, light }: SharesFilter) => usePages<UnitShares>(addressOf('/v1/shares', { next, light }));
