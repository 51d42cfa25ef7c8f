import type { AnswerOf } from '../../api/contract.ts';
import { useApi } from '../../api/use-api.ts';
import type { listAllocations, readAllocation } from '#functions/serve-plans/routes/allocations.ts';

// Types alone: what the routes of allocations promise.

export type AskedAllocation = AnswerOf<typeof readAllocation>;
export type AskedLine = AskedAllocation['lines'][number];
type Allocations = AnswerOf<typeof listAllocations>;

/** Drafts that the reader's unit is asked about. */
export const useAsked = () => useApi<Allocations>('/v1/allocations');
export const useAskedAllocation = (id: string) => useApi<AskedAllocation>(`/v1/allocations/${id}`);

export const commentPath = (allocationId: string): string => `/v1/allocations/${allocationId}/commands/comment`;
