import type { NumberedCase } from '#core/case/case.ts';
import { clearanceClocks, stepOf } from './clearance.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';

/** A draft that is under way on an assignment goes no further: whoever has it next begins its own. */
export function endClearance(found: NumberedCase, assignmentId: string, at: string): NumberedCase {
  const share = found.assignments.find(({ id }) => id === assignmentId);
  const latest = share?.clearances?.at(-1);
  if (share?.clearances === undefined || latest === undefined || latest.ended !== undefined) return found;
  const ended = { ...latest, ended: { how: 'overtaken', at, step: stepOf(latest) } } as const;
  const clearances = [...share.clearances.slice(0, -1), ended];
  const settled = { ...found, assignments: found.assignments.map((one) => (one === share ? { ...share, clearances } : one)) };
  return clearanceClocks.reduce<NumberedCase>((one, kind) => closeClocks(one, { kind, assignmentId }, 'overtaken', at), settled);
}
