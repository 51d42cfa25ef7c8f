import * as z from 'zod';
import { roleFor } from '#core/access/access.ts';
import { sees } from '#core/access/sight/look.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import { decide } from '#core/case/decide.ts';
import { documentSeries } from '#core/case/numbers/decide-documents.ts';
import { documentsOwed } from '#core/case/numbers/documents-owed.ts';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Clock } from '#core/clock/clock.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { daysOf, documentFacts } from '#core/notices/render/document-facts.ts';
import { renderDocument } from '#core/notices/render/render-document.ts';
import { paperKindOf, paperNames } from '#core/notices/render/render-document-texts.ts';
import { commands } from '#core/steps/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { findCase } from '../case-access.ts';
import type { VisibleCase } from '../case-access.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });

const paperSchema = z.object({ name: term, unit: z.object({ id: z.string(), name: z.string() }), text: z.string() });

const { remind } = commands;

/** Stands where the number will: it is taken when the reminder is sent. */
const NOT_YET = '×';

/** What a reminder by hand would send, word for word but for its number; nothing is sent or numbered by asking. */
export const previewPaper = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/documents/preview',
  operationId: 'previewPaper',
  tag: 'proposals',
  summary: { zh: '预览人工催办将发出的通知（不发出、不编号）', en: 'The paper a reminder by hand would send; sends and numbers nothing' },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: remind.body,
  response: z.object({
    id: z.string(),
    clockId: z.string(),
    clock: term,
    dueOn: z.string(),
    /** None where the clock is no unit's: who holds it is told by mail alone. */
    paper: paperSchema.exactOptional(),
  }),
  handle: async ({ principal, services, found, params: { id }, body }) => {
    const visible = await findCase({ principal, services, found }, id);
    const { state, seq } = visible;
    const { person } = principal;
    const role = roleFor(person, remind, state);
    if (role === undefined) throw new Refusal('NotAllowedError', { command: remind.name });
    const context = await contextOf({ principal, services });
    const events = decide(state, remind.read(body), context);
    const { now: at } = context;
    const clock = state.clocks.find((one) => events.some((event) => event.type === 'RemindedByHand' && event.clockId === one.id));
    if (clock === undefined) throw new Refusal('NothingToRemindError');
    const paper = paperFor(clock, visible, { at, actor: actorOf(person, role), events }, { ...context, person });
    return {
      version: seq,
      body: {
        id,
        clockId: clock.id,
        clock: clockTerms[clock.kind],
        dueOn: clock.deadline.dueOn,
        ...(paper === undefined ? {} : { paper }),
      },
    };
  },
});

type Reminder = Pick<CommitOf<CaseEvent>, 'at' | 'actor' | 'events'>;
type Told = Pick<DecideContext, 'policy' | 'calendar' | 'directory'> & { readonly person: Person };

/** The paper as the log would call for it after the reminder. */
function paperFor(
  clock: Clock,
  { state, commits, look }: VisibleCase,
  reminder: Reminder,
  told: Told,
): z.input<typeof paperSchema> | undefined {
  const { policy, calendar, directory, person } = told;
  const unitId = 'unitId' in clock.holder ? clock.holder.unitId : undefined;
  if (unitId === undefined || !sees(look, readSight.document.seen, { unitIds: [unitId], personIds: [] })) return undefined;
  const log = [...commits, reminder];
  const owed = documentsOwed(log, policy.timeZoneOffset).findLast(({ clockId }) => clockId === clock.id);
  if (owed === undefined) return undefined;
  const { kind, clockId, dueOn, rule, at: issuedAt } = owed;
  const number = documentSeries(owed, policy).print(NOT_YET);
  const unit = unitParty(unitId, directory);
  const named = { unit: { zh: unit.name, en: directory.units.get(unitId)?.nameEn ?? unit.name }, clock: clockTerms[clock.kind] };
  const paper = { kind, clockId, dueOn, rule, number, issuedAt, ...named, provisional: clock.deadline.provisional };
  const { text } = renderDocument(documentFacts(paper, { state, commits: log }, { policy, calendar, directory }, person.language));
  return { name: paperNames[paperKindOf({ kind, ...daysOf(dueOn, localDate(issuedAt, policy.timeZoneOffset), calendar) })], unit, text };
}
