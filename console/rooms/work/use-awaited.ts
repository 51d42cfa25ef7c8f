import { useCases, useWorklist } from '../../api/reads.ts';
import type { CaseLine } from '../../api/contract.ts';
import { withOthers } from './awaited.ts';

/** The cases of a stage, or of any, that lie with others. */
export function useAwaited(stage: CaseLine['stage'] | 'any' | undefined) {
  const query = useCases(stage === undefined || stage === 'any' ? {} : { stage }, stage !== undefined);
  const mine = new Set(useWorklist().data?.pages.flatMap(({ body }) => body.items.map((item) => item.case.id)));
  const pages = query.data?.pages ?? [];
  const lines = withOthers(
    pages.flatMap(({ body }) => body.items),
    mine,
  );
  return { query, lines, now: pages[0]?.at ?? 0 };
}
