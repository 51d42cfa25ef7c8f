import type { Case } from '#core/case/case.ts';
import type { NoticeContext, Said } from '#core/case/define/define-telling.ts';
import type { Directory } from '#core/directory/directory.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import { events } from '#core/steps/events.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { tellings } from '#core/steps/tellings.ts';
import type { TellingKind } from '#core/steps/tellings.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';
import type { Recipient } from '#core/notices/reach/recipient.ts';

/** Something of a case that somebody is to be told. */
export interface Happening extends Omit<Said, 'people'> {
  readonly kind: MailKind;
  readonly recipients: readonly Recipient[];
}

/** A happening of a case's own event. */
export interface CaseHappening extends Happening {
  readonly kind: TellingKind;
}

/**
 * Whom an event concerns and what about, in a state of the case at or after it: one for each of its tellings that has somebody.
 * What a commit tells is decided by its schema, so nobody is told now of what nobody was told of then.
 */
export function happeningsOf(found: Case, event: CaseEvent, context: NoticeContext): CaseHappening[] {
  const { schema = currentSchema } = context.commit ?? {};
  const told = events[event.type].tells.filter((kind) => (tellings[kind].since ?? 0) <= schema);
  return told.flatMap((kind) => happeningOf(kind, found, event, context) ?? []);
}

/**
 * One telling of an event; `undefined` where nobody is told. `clockId` names the clock when it is known from before: a later
 * one of its kind may have opened since.
 */
export function happeningOf(
  kind: TellingKind,
  found: Case,
  event: CaseEvent,
  context: NoticeContext,
  clockId?: string,
): CaseHappening | undefined {
  const said = tellings[kind].tell(found, event, context);
  if (said === undefined) return undefined;
  const { people, ...told } = said;
  const clock = clockId === undefined ? told.clock : found.clocks.find(({ id }) => id === clockId);
  return {
    ...told,
    kind,
    ...(clock === undefined ? {} : { clock }),
    recipients: [...people.map(({ id }) => ({ personId: id })), ...robotsOf(kind, told, context.directory)],
  };
}

/** A notice's kind as a telling; what an older version told, or what is told beside the cases, is none. */
export function isTellingKind(kind: string): kind is TellingKind {
  return Object.hasOwn(tellings, kind);
}

function robotsOf(kind: TellingKind, { unitId, clock }: Omit<Said, 'people'>, { robots }: Directory): Recipient[] {
  if (!tellings[kind].toRobot) return [];
  const unit = unitId ?? (clock !== undefined && 'unitId' in clock.holder ? clock.holder.unitId : undefined);
  return unit !== undefined && robots.has(unit) ? [{ robotOf: unit }] : [];
}
