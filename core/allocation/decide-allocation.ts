import * as z from 'zod';
import { endOfDay, localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { allocationLineSchema, commentSchema } from './allocation-log.ts';
import type { AllocationEvent } from './allocation-log.ts';
import { unitsOf } from './allocation.ts';
import type { Allocation } from './allocation.ts';

const MOST_LINES = 1000;
/** Of one command: as many as somebody selects at once. */
const MOST_AT_ONCE = 200;
/** Of the line that was seen; 0 where there was none. */
const seen = { proposalId: identifier, version: z.int().min(0) };

/** What dispatchers and units may do with an allocation, by its name in the path, with the body it takes. */
export const allocationCommands = {
  'set-lines': z.strictObject({ lines: z.array(allocationLineSchema.extend(seen)).min(1).max(MOST_AT_ONCE) }),
  'remove-lines': z.strictObject({ lines: z.array(z.strictObject(seen)).min(1).max(MOST_AT_ONCE) }),
  'ask-comments': z.strictObject({}),
  comment: commentSchema.extend(seen),
  discard: z.strictObject({}),
} as const;

export type AllocationCommandName = keyof typeof allocationCommands;

export type AllocationCommand = {
  readonly [N in AllocationCommandName]: { readonly name: N; readonly payload: z.output<(typeof allocationCommands)[N]> };
}[AllocationCommandName];

export function isAllocationCommand(name: string): name is AllocationCommandName {
  return Object.hasOwn(allocationCommands, name);
}

/**
 * What a command on an allocation means.
 * @throws Refusal `AllocationDiscardedError`; `AllocationLineChangedError` with both versions; `UnknownUnitError`,
 * `UnitAssignedTwiceError`; `AllocationTooLongError`; `CommentsNotAskedError`, `CommentsOverError`
 */
export function decideAllocation(found: Allocation, command: AllocationCommand, person: Person, context: DecideContext): AllocationEvent[] {
  if (found.discardedAt !== undefined) throw new Refusal('AllocationDiscardedError');
  switch (command.name) {
    case 'set-lines':
      return setLines(found, command.payload.lines, context);
    case 'remove-lines': {
      for (const line of command.payload.lines) checkSeen(found, line);
      return [{ type: 'AllocationLinesRemoved', proposalIds: command.payload.lines.map(({ proposalId }) => proposalId) }];
    }
    case 'ask-comments':
      return askComments(found, context);
    case 'comment':
      return comment(found, command.payload, person, context);
    case 'discard':
      return [{ type: 'AllocationDiscarded' }];
  }
}

type LineToSet = z.output<(typeof allocationCommands)['set-lines']>['lines'][number];

function setLines(found: Allocation, lines: readonly LineToSet[], { directory }: DecideContext): AllocationEvent[] {
  for (const line of lines) {
    checkSeen(found, line);
    const units = unitsOf(line);
    const unknown = units.find((unitId) => !directory.units.has(unitId));
    if (unknown !== undefined) throw new Refusal('UnknownUnitError', { unitId: unknown });
    const twice = units.find((unitId, index) => units.indexOf(unitId) !== index);
    if (twice !== undefined) throw new Refusal('UnitAssignedTwiceError', { unitId: twice });
  }
  const count = new Set([...found.lines.keys(), ...lines.map(({ proposalId }) => proposalId)]).size;
  if (count > MOST_LINES) throw new Refusal('AllocationTooLongError', { limit: MOST_LINES });
  return [{ type: 'AllocationLinesSet', lines: lines.map(({ proposalId, version: _version, ...line }) => ({ proposalId, line })) }];
}

/** Nobody overwrites what another changed since. */
function checkSeen(
  { lines }: Allocation,
  { proposalId, version: expected }: { readonly proposalId: string; readonly version: number },
): void {
  const actual = lines.get(proposalId)?.version ?? 0;
  if (actual !== expected) throw new Refusal('AllocationLineChangedError', { proposalId, expected, actual });
}

function askComments(found: Allocation, { policy, calendar, now }: DecideContext): AllocationEvent[] {
  const { workingDays } = policy.preDispatch;
  if (workingDays === null) throw new Refusal('PreDispatchOffError');
  const counts = new Map<string, number>();
  for (const unitId of [...found.lines.values()].flatMap(({ line }) => unitsOf(line))) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  if (counts.size === 0) throw new Refusal('NothingToDispatchError');
  const rule = { amount: workingDays, unit: 'working-day' } as const;
  const { dueOn } = computeDeadline(calendar, rule, localDate(now, policy.timeZoneOffset), { rollForward: policy.rollForward });
  const units = [...counts].map(([unitId, lines]) => ({ unitId, lines })).sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  return [{ type: 'CommentsAsked', until: endOfDay(dueOn, policy.timeZoneOffset), untilOn: dueOn, units }];
}

function comment(
  found: Allocation,
  { proposalId, version, ...said }: z.output<(typeof allocationCommands)['comment']>,
  { unitId = '' }: Person,
  { now, directory }: DecideContext,
): AllocationEvent[] {
  const line = found.lines.get(proposalId);
  if (line === undefined || !unitsOf(line.line).includes(unitId)) throw new Refusal('NotFoundError');
  if (found.asked === undefined) throw new Refusal('CommentsNotAskedError');
  if (now >= found.asked.until) throw new Refusal('CommentsOverError', { until: found.asked.until });
  checkSeen(found, { proposalId, version });
  const named = [...(said.suggestedUnitId === undefined ? [] : [said.suggestedUnitId]), ...(said.coHandlerIds ?? [])];
  const unknown = named.find((id) => !directory.units.has(id));
  if (unknown !== undefined) throw new Refusal('UnknownUnitError', { unitId: unknown });
  return [{ type: 'LineCommented', proposalId, unitId, version, comment: said }];
}
