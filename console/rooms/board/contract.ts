import type { AnswerOf } from '../../api/contract.ts';
import type { listAllocations, readAllocation } from '#functions/serve-plans/routes/allocations.ts';
import type { readLoad } from '#functions/api/routes/load.ts';
import type { readPlan } from '#functions/serve-plans/routes/plans.ts';
import type { readSuggestions } from '#functions/serve-plans/routes/suggestions.ts';
import type { readCurrentPolicy } from '#functions/administer/routes/policies.ts';

// Types alone: what the routes of allocations and plans promise.

export type Allocations = AnswerOf<typeof listAllocations>;
export type Allocation = AnswerOf<typeof readAllocation>;
export type AllocationLine = Allocation['lines'][number];
export type Comment = AllocationLine['comments'][number];
export type Load = AnswerOf<typeof readLoad>;
export type Plan = AnswerOf<typeof readPlan>;
export type PlanLine = Plan['lines'][number];
export type Suggestions = AnswerOf<typeof readSuggestions>;
export type SuggestedUnit = Suggestions['items'][number]['units'][number];
export type CurrentPolicy = AnswerOf<typeof readCurrentPolicy>;
