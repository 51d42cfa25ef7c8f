import type { Case } from '#core/case/case.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { clearanceOf, clockOfStep, stepAfter } from '#core/case/clearance/clearance.ts';
import { defineClock } from '#core/case/define/define-clock.ts';
import type { OpenLater } from '#core/case/define/define-clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/** Clocks of a draft's clearance run on the lead's assignment, beside the one of the reply itself. */
export const clocks = {
  /** A co-handler countersigns the lead's draft (会签); saying nothing is consent. */
  countersign: defineClock({
    runsOn: 'assignment',
    holder: 'unit',
    watchedBy: 'office',
    spans: { countersign: { amount: 5, unit: 'working-day' } },
    remindBefore: [1],
    silence: { consented: (found, clock, open) => consented(found, clock, open) },
    preset: { outcome: 'consented', workingDaysAfterDue: 2 },
  }),
  /** Somebody else of the unit reads the draft over (核稿). */
  check: defineClock({
    runsOn: 'assignment',
    holder: 'unit',
    watchedBy: 'office',
    spans: { check: { amount: 3, unit: 'working-day' } },
    remindBefore: [1],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
  /** The unit's leader signs (签发). */
  signing: defineClock({
    runsOn: 'assignment',
    holder: 'unit',
    unitActs: 'unit-leader',
    watchedBy: 'office',
    spans: { signing: { amount: 3, unit: 'working-day' } },
    remindBefore: [1],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
} as const;

function consented(found: Case, { assignmentId = '', holder }: Clock, open: OpenLater): CaseEvent[] {
  const lead = assignmentsOf(found).find(({ id }) => id === assignmentId);
  const draft = lead === undefined ? undefined : clearanceOf(lead);
  const silent = draft?.awaits.find(({ unitId }) => 'unitId' in holder && unitId === holder.unitId);
  if (lead === undefined || draft === undefined || silent === undefined) return [];
  const { assignmentId: countersigner, unitId } = silent;
  const lapsed: CaseEvent = { type: 'CountersignLapsed', assignmentId, countersigner, unitId };
  if (draft.awaits.length > 1) return [lapsed];
  return [lapsed, open(clockOfStep[stepAfter(draft.steps, 'countersign')], { assignmentId, unitId: lead.unitId })];
}
