import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../../api/use-api.ts';
import type { Plan } from '../contract.ts';

/** Takes a plan back, or the lines that are named, before its run begins. */
export function useCancelPlan(planId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (lines: readonly number[] | undefined) => {
      const body = lines === undefined ? {} : { lines };
      // The same lines taken back twice stay taken back.
      return ask<Plan>({ path: `/v1/plans/${planId}/cancel`, command: { body, key: `cancel-${planId}-${lines?.join('.') ?? 'all'}` } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['api', '/v1/plans'] }),
  });
}
