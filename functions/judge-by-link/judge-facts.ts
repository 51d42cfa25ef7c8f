import { isGone } from '#core/case/stages.ts';
import { clockOf, leadOf } from '#core/case/whom.ts';
import type { LinkStands } from '#core/judging/judge-by-link.ts';
import { textOf } from '#core/reply/paragraph.ts';

/** What the page shows: what was answered by whom, and whose part is judged. */
export interface JudgeFacts {
  readonly caseNumber: string;
  readonly title: string;
  /** The lead, which issued the letter. */
  readonly unit: string;
  readonly letterNumber: string;
  /** The number of the letter that this one corrects. */
  readonly corrects: string;
  readonly text: string;
  /** Until when, the day included. */
  readonly dueOn: string;
  /** Co-handlers, each by its share. */
  readonly units: readonly { readonly assignmentId: string; readonly name: string }[];
  /** Whether the member is asked for its publication, and what was said so far: `yes`, `no`, nothing. */
  readonly publish?: 'yes' | 'no' | '';
}

export function judgeFacts({ found, directory: { units }, publication }: Extract<LinkStands, { is: 'open' }>): JudgeFacts {
  const lead = leadOf(found);
  const reply = lead?.replies.findLast(({ letterNumber }) => letterNumber !== undefined);
  const nameOf = (unitId: string): string => units.get(unitId)?.name ?? unitId;
  return {
    caseNumber: found.caseNumber,
    title: found.content.title,
    unit: nameOf(lead?.unitId ?? ''),
    letterNumber: reply?.letterNumber ?? '',
    corrects: reply?.corrects ?? '',
    text: textOf(reply?.paragraphs ?? []),
    dueOn: clockOf(found, 'feedback').clock?.deadline.dueOn ?? '',
    units: found.assignments
      .filter(({ role, status }) => role === 'co-handler' && !isGone(status))
      .map(({ id, unitId }) => ({ assignmentId: id, name: nameOf(unitId) })),
    ...(publication === undefined ? {} : { publish: publication.said === undefined ? '' : publication.said ? 'yes' : 'no' }),
  };
}
