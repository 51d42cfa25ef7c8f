import { useQuery } from '@tanstack/react-query';
import type { CaseLine, CaseList } from '../../api/contract.ts';
import { addressOf } from '../../api/address-of.ts';
import { ask, useApi } from '../../api/use-api.ts';
import type { Allocation, Allocations, CurrentPolicy, Load, Plan, SuggestedUnit, Suggestions } from './contract.ts';

export const useAllocations = (session: string) => useApi<Allocations>(addressOf('/v1/allocations', { session }));
export const useAllocation = (id: string) => useApi<Allocation>(`/v1/allocations/${id}`);
export const useLoad = () => useApi<Load>('/v1/load');
export const useCurrentPolicy = () => useApi<CurrentPolicy>('/v1/policies/current');

/** Everything of a session that waits for dispatch: all pages, since one looks for a place for each of them. */
export function useAwaiting(session: string) {
  return useQuery({
    queryKey: ['api', 'awaiting-dispatch', session],
    queryFn: async ({ signal }) => {
      const lines: CaseLine[] = [];
      let cursor: string | undefined;
      do {
        const path = addressOf('/v1/proposals', { stage: 'awaiting-dispatch', session, limit: '200', cursor });
        const { body } = await ask<CaseList>({ path, signal });
        lines.push(...body.items);
        cursor = body.next;
      } while (cursor !== undefined);
      return lines.sort((a, b) => numberOf(a) - numberOf(b));
    },
  });
}

function numberOf({ caseNumber }: CaseLine): number {
  const n = Number(caseNumber);
  return Number.isNaN(n) ? Number.MAX_SAFE_INTEGER : n;
}

export interface SuggestedUnits {
  readonly byProposal: ReadonlyMap<string, readonly SuggestedUnit[]>;
  readonly accuracy: Suggestions['accuracy'];
}

/** Units that each proposal of a session may be given to. The board is of use without them, so it waits for none. */
export function useSuggestions(session: string) {
  return useQuery({
    queryKey: ['suggestions', session],
    staleTime: SUGGESTIONS_GOOD_FOR_MS,
    queryFn: async ({ signal }): Promise<SuggestedUnits> => {
      const byProposal = new Map<string, readonly SuggestedUnit[]>();
      let cursor: string | undefined;
      for (;;) {
        const { body } = await ask<Suggestions>({ path: addressOf('/v1/suggestions', { session, limit: '200', cursor }), signal });
        for (const { proposalId, units } of body.items) byProposal.set(proposalId, units);
        if (body.next === undefined) return { byProposal, accuracy: body.accuracy };
        cursor = body.next;
      }
    },
  });
}

// They follow from what went before, which changes slowly; reading them is the dearest of the board's reads.
const SUGGESTIONS_GOOD_FOR_MS = 300_000;
const PROGRESS_EVERY_MS = 2000;

/** A plan; while it is about to run or runs it is asked for again and again. */
export function usePlan(id: string) {
  return useQuery({
    queryKey: ['api', '/v1/plans', id],
    queryFn: ({ signal }) => ask<Plan>({ path: `/v1/plans/${id}`, signal }),
    refetchInterval: ({ state }) => {
      const now = state.data?.body.state;
      return now === 'in-grace' || now === 'running' ? PROGRESS_EVERY_MS : false;
    },
  });
}
