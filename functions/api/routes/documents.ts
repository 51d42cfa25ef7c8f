import * as z from 'zod';
import { sees } from '#core/access/sight/look.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import { show } from '#core/access/sight/show.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { documentKinds } from '#core/clock/clock.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Directory } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { renderDocument } from '#core/notices/render/render-document.ts';
import { daysOf, documentFacts } from '#core/notices/render/document-facts.ts';
import { paperKindOf, paperNames } from '#core/notices/render/render-document-texts.ts';
import { findCase } from '../case-access.ts';
import type { VisibleCase } from '../case-access.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import { pastNames } from '../names-of-the-past.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** A numbered paper of the case: 催办通知 (`chaser`) or 督办通知 (`supervision`). */
const documentSchema = z.object({
  /** Its place among the papers of the case: 1, 2 … in the order of numbering, for ever. */
  n: z.int(),
  kind: z.enum(documentKinds),
  name: term,
  /** As printed. */
  number: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  clockId: z.string(),
  clock: term,
  /** The alarm's rule it came with, or `by-hand-<local date>`. */
  rule: z.string(),
  dueOn: z.string(),
  /** Holidays that were not announced when the due day was reckoned may have moved it. */
  provisional: z.boolean(),
  issuedAt: z.string(),
});

type Listed = z.output<typeof documentSchema>;

export const listDocuments = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/documents',
  operationId: 'listDocuments',
  tag: 'proposals',
  summary: { zh: '催办、督办通知', en: 'Its numbered papers' },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({ id: z.string(), documents: z.array(documentSchema) }),
  handle: async ({ principal, services, found, params: { id } }) => {
    const visible = await findCase({ principal, services, found }, id);
    const context = await contextOf({ principal, services });
    return { version: visible.seq, body: { id, documents: documentsSeen(visible, context, await namesAt(services, principal)) } };
  },
});

/** One paper: as JSON, or to whoever asks for `text/html` as a page to be printed. */
export const readDocument = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/documents/{n}',
  operationId: 'readDocument',
  tag: 'proposals',
  summary: { zh: '一份催办或督办通知（Accept: text/html 时为可打印页面）', en: 'One paper; a page to be printed by Accept: text/html' },
  command: false,
  isPage: true,
  params: z.strictObject({ id: identifier, n: z.string().regex(/^[1-9]\d{0,3}$/) }),
  query: nothing,
  body: nothing,
  response: documentSchema.extend({ text: z.string() }),
  handle: async ({ principal, services, found, params: { id, n } }) => {
    const visible = await findCase({ principal, services, found }, id);
    const names = await namesAt(services, principal);
    const context = await contextOf({ principal, services });
    const document = documentsSeen(visible, context, names).find((one) => one.n === Number(n));
    if (document === undefined) throw new Refusal('NotFoundError');
    const directory = names(document.issuedAt);
    const paper = { ...document, unit: unitTerm(document.unit, directory) };
    const { html, text } = renderDocument(documentFacts(paper, visible, { ...context, directory }, principal.person.language));
    return { version: visible.seq, body: { ...document, text }, page: html };
  },
});

/** A paper names the unit as it was called when it went out. */
async function namesAt(services: Services, { body, directory }: Principal): Promise<(at: string) => Directory> {
  const then = await pastNames(services, body);
  return (at) => then(at, directory);
}

/** A paper is for the unit it is addressed to, and for those who oversee; its place does not depend on who reads. */
function documentsSeen(visible: VisibleCase, context: DecideContext, names: (at: string) => Directory): Listed[] {
  const { seen, fields } = readSight.document;
  return documentsOf(visible, context, names).flatMap((document) => {
    const matter = { unitIds: [document.unit.id], personIds: [] };
    return sees(visible.look, seen, matter) ? [show<Listed>(fields, document, visible.look, matter)] : [];
  });
}

// Commits before it told every `chaser` as 催办通知, also those that only reminded.
const NAMED_SINCE = 4;

function documentsOf({ commits, state }: VisibleCase, { policy, calendar }: DecideContext, names: (at: string) => Directory): Listed[] {
  const numbered = commits.flatMap(({ at, schema, events }) =>
    events.flatMap((event) => {
      const clock = event.type === 'DocumentNumbered' ? state.clocks.find(({ id }) => id === event.clockId) : undefined;
      if (event.type !== 'DocumentNumbered' || clock === undefined) return [];
      const { document: kind, text: number, clockId, rule, dueOn } = event;
      // To the unit of that time: the assignment may have another one since.
      const to = clock.documents.find((one) => one.number === number)?.to;
      if (to === undefined || !('unitId' in to)) return [];
      const unit = unitParty(to.unitId, names(at));
      const provisional = isProvisional(commits, clockId, dueOn);
      const days = daysOf(dueOn, localDate(at, policy.timeZoneOffset), calendar);
      const what = { kind, name: paperNames[schema < NAMED_SINCE ? kind : paperKindOf({ kind, ...days })], number };
      return [{ ...what, unit, clockId, clock: clockTerms[clock.kind], rule, dueOn, provisional, issuedAt: at }];
    }),
  );
  return numbered.map((document, index) => ({ n: index + 1, ...document }));
}

/** As the due day that the paper tells of was reckoned, whatever the clock's is since. */
function isProvisional(commits: VisibleCase['commits'], clockId: string, dueOn: string): boolean {
  const deadlines = commits.flatMap(({ events }) =>
    events.flatMap((event) => {
      if (event.type === 'ClockOpened') return event.clock.id === clockId ? [event.clock.deadline] : [];
      return event.type === 'DeadlineMoved' && event.clockId === clockId ? [event.deadline] : [];
    }),
  );
  return deadlines.some((deadline) => deadline.dueOn === dueOn && deadline.provisional);
}

function unitTerm({ id, name }: Listed['unit'], directory: Directory): Term {
  return { zh: name, en: directory.units.get(id)?.nameEn ?? name };
}
