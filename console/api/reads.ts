import { useInfiniteQuery } from '@tanstack/react-query';
import type { Actions, CaseAnswer, CaseList, Deadlines, History, Light, Me, People, Sessions, Worklist } from './contract.ts';
import { ask, useApi } from './use-api.ts';

// One hook for each thing the API tells; every room reads by these.

export const useMe = () => useApi<Me>('/v1/me');
export const useCase = (id: string) => useApi<CaseAnswer>(`/v1/proposals/${id}`);
export const useDeadlines = (id: string) => useApi<Deadlines>(`/v1/proposals/${id}/deadlines`);
export const useActions = (id: string) => useApi<Actions>(`/v1/proposals/${id}/actions`);
export const useHistory = (id: string) => useApi<History>(`/v1/proposals/${id}/history`);
export const usePeople = () => useApi<People>('/v1/directory/people');
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
}

/** Cases page by page, earliest due first. */
export function useCases(filter: CaseFilter, isWanted = true) {
  const { q, stage, light, session } = filter;
  return useInfiniteQuery({
    queryKey: ['api', '/v1/proposals', q, stage, light, session],
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
