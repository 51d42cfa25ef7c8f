import { useInfiniteQuery } from '@tanstack/react-query';
import type {
  Actions,
  CaseAnswer,
  CaseList,
  Deadlines,
  History,
  Light,
  Me,
  Paper,
  Papers,
  People,
  Reminders,
  Sessions,
  Units,
  WorkDone,
  Worklist,
} from './contract.ts';
import { ask, useApi } from './use-api.ts';

// One hook for each thing the API tells; every room reads by these.

export const useMe = () => useApi<Me>('/v1/me');
export const useCase = (id: string | undefined) => useApi<CaseAnswer>(id === undefined ? undefined : `/v1/proposals/${id}`);
export const useDeadlines = (id: string) => useApi<Deadlines>(`/v1/proposals/${id}/deadlines`);
export const useActions = (id: string | undefined) => useApi<Actions>(id === undefined ? undefined : `/v1/proposals/${id}/actions`);
export const useHistory = (id: string) => useApi<History>(`/v1/proposals/${id}/history`);
export const useUnits = () => useApi<Units>('/v1/directory/units');
export const usePeople = () => useApi<People>('/v1/directory/people');
export const usePapers = (id: string) => useApi<Papers>(`/v1/proposals/${id}/documents`);
export const usePaper = (id: string, n: number) => useApi<Paper>(`/v1/proposals/${id}/documents/${n}`);
/** What went about a case, and what will within two weeks if nobody acts. */
export const useRemindersOf = (id: string | undefined) =>
  useApi<Reminders>(id === undefined ? undefined : `/v1/reminders?proposal=${id}&days=14&limit=200`);
export const useWorkDone = () => useApi<WorkDone>('/v1/worklist/done');
export const useSessions = () => useApi<Sessions>('/v1/directory/sessions');

/** The work list page by page; `light` narrows it. */
export function useWorklist(light?: Exclude<Light, 'grey'>) {
  return useInfiniteQuery({
    queryKey: ['api', '/v1/worklist', light],
    queryFn: ({ signal, pageParam }) => ask<Worklist>({ path: addressOf('/v1/worklist', { light, cursor: pageParam }), signal }),
    initialPageParam: '',
    getNextPageParam: ({ body }) => body.next,
  });
}

export interface CaseFilter {
  readonly q?: string | undefined;
  readonly stage?: string | undefined;
  readonly light?: string | undefined;
  readonly session?: string | undefined;
  /** By id: a member's own, a unit's. */
  readonly member?: string | undefined;
  readonly unit?: string | undefined;
}

/** Cases page by page, earliest due first. */
export function useCases(filter: CaseFilter, isWanted = true) {
  const { q, stage, light, session, member, unit } = filter;
  return useInfiniteQuery({
    queryKey: ['api', '/v1/proposals', q, stage, light, session, member, unit],
    queryFn: ({ signal, pageParam }) => ask<CaseList>({ path: addressOf('/v1/proposals', { ...filter, cursor: pageParam }), signal }),
    initialPageParam: '',
    getNextPageParam: ({ body }) => body.next,
    enabled: isWanted,
  });
}

/** A path with what is asked for; what is empty is left out. */
function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`;
}
