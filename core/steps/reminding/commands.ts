import * as z from 'zod';
import { committee, office } from '#core/access/permission.ts';
import { localDate, localTime } from '#core/calendar/calendar-date.ts';
import { assignmentId, clockId } from '#core/case/define/body-fields.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { clockChoices } from '#core/case/define/choices.ts';
import { defineCommand, whoAsks } from '#core/case/define/define-command.ts';
import { stages } from '#core/case/stages.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  UnknownClockError: 422,
  NothingToRemindError: 409,
  AlreadyRemindedError: 409,
  FeedbackNotPressedError: 403,
  OwnDeadlineError: 409,
} as const;

interface Wanted {
  readonly clockId?: string;
  readonly assignmentId?: string;
}

export const commands = {
  /**
   * Somebody of the office or the committee reminds a clock's holder by hand (催办): the clock that is named, or the earliest
   * due of the assignment that is named, or of the case. Once a local day and clock, so that nobody is pressed twice. A member is
   * asked for the judgement by the committee alone, and no desk presses itself.
   * Whoever must act can be reminded of it, whatever the stage.
   */
  remind: defineCommand({
    name: 'remind',
    who: [...office, ...committee],
    body: z.strictObject({
      clockId: clockId.exactOptional(),
      assignmentId: assignmentId.exactOptional(),
      note: plainText(500).exactOptional(),
    }),
    legalIn: stages,
    refuses: ({ clocks }, person) => {
      const open = clocks.filter(isOpen);
      if (open.length === 0) return new Refusal('NothingToRemindError');
      return open.some((clock) => mayPress(person, clock)) ? undefined : whyNotPressed(person, open);
    },
    form: ({ clocks }, context) => ({
      choices: { clockId: clockChoices(clocks.filter((clock) => isOpen(clock) && mayPress(whoAsks(context), clock))) },
    }),
    consequences: () => [{ payload: {} }],
    decide: (found, { note, ...wanted }, context) => {
      const { now, policy } = context;
      const clock = clockToRemind(found, wanted, whoAsks(context));
      const remindedAt = clock.remindedByHandAt;
      if (remindedAt !== undefined && localDate(remindedAt, policy.timeZoneOffset) === localDate(now, policy.timeZoneOffset)) {
        throw new Refusal('AlreadyRemindedError', { clockId: clock.id, remindedAt, time: localTime(remindedAt, policy.timeZoneOffset) });
      }
      return [{ type: 'RemindedByHand', clockId: clock.id, ...(note === undefined ? {} : { note }) }];
    },
  }),
} as const;

/**
 * The member judges whom the government answers for: only the committee asks for it (被满意). What hangs with the own desk is done, not
 * pressed for.
 */
function forbids(person: Person | undefined, { id, kind, holder }: Clock): Refusal | undefined {
  if (person === undefined) return undefined;
  const { roles } = person;
  if (kind === 'feedback' && !committee.some(({ role }) => roles.includes(role))) return new Refusal('FeedbackNotPressedError');
  return 'role' in holder && roles.includes(holder.role) ? new Refusal('OwnDeadlineError', { clockId: id }) : undefined;
}

const mayPress = (person: Person | undefined, clock: Clock): boolean => forbids(person, clock) === undefined;

function whyNotPressed(person: Person | undefined, clocks: readonly Clock[]): Refusal | undefined {
  return clocks.map((clock) => forbids(person, clock)).find((refusal) => refusal !== undefined);
}

function clockToRemind(found: Case, wanted: Wanted, person: Person | undefined): Clock {
  const { clockId: byId, assignmentId: of } = wanted;
  if (of !== undefined && !assignmentsOf(found).some(({ id }) => id === of))
    throw new Refusal('UnknownAssignmentError', { assignmentId: of });
  const meant = found.clocks.filter(
    (clock) => (byId === undefined || clock.id === byId) && (of === undefined || clock.assignmentId === of),
  );
  if (byId !== undefined && meant.length === 0) throw new Refusal('UnknownClockError', { clockId: byId });
  const open = meant.filter(isOpen);
  // The sort keeps the order of opening among those due together, so the lead goes before its co-handlers.
  const [earliest] = open.filter((clock) => mayPress(person, clock)).sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  if (earliest === undefined) throw whyNotPressed(person, open) ?? new Refusal('NothingToRemindError');
  return earliest;
}
