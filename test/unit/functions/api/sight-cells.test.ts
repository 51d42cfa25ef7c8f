import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { eventSight } from '#core/access/sight/event-sight.ts';
import type { Eye, Phase } from '#core/access/sight/eyes.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import type { FieldRow, Part } from '#core/access/sight/row.ts';
import type { ApiInMemory } from '#test/support/api-in-memory.ts';
import { bodyAtEveryMoment, endOfMoments } from '#test/support/body-at-every-moment.ts';
import { moments } from '#test/support/cases-in-every-stage.ts';
import type { Moment } from '#test/support/cases-in-every-stage.ts';

let api: ApiInMemory;
let ids: ReadonlyMap<Moment, string>;

beforeAll(async () => {
  ({ api, ids } = await bodyAtEveryMoment());
});
afterAll(endOfMoments);

/** Written by hand: who looks with which eyes at these cases. A unit without any share any more is looked at in a test of its own. */
const readers: readonly { readonly person: string; readonly eye: Eye; readonly unit?: string }[] = [
  { person: 'lin', eye: 'author' },
  { person: 'shen', eye: 'co-signer' },
  { person: 'transport-clerk', eye: 'lead', unit: 'transport' },
  { person: 'transport-leader', eye: 'lead', unit: 'transport' },
  { person: 'parks-clerk', eye: 'co-handler', unit: 'parks' },
  { person: 'police-clerk', eye: 'co-handler', unit: 'police' },
  { person: 'cao', eye: 'committee' },
  { person: 'he', eye: 'committee' },
  { person: 'du', eye: 'office' },
  { person: 'song', eye: 'office' },
];
const unitOfShare: Readonly<Record<string, string>> = { a1: 'transport', a2: 'parks', a3: 'police', a4: 'museum', a5: 'water' };
const phaseOf = (moment: Moment): Phase => {
  if (moment === 'draft' || moment === 'thrown-away') return 'private';
  if (moments.indexOf(moment) < moments.indexOf('awaiting-number')) return 'submitted';
  return moment === 'closed' ? 'closed' : 'filed';
};
const roundOf: Readonly<Partial<Record<Moment, number>>> = { redo: 1, 'in-consultation': 2, closed: 2 };

/** One thing of an answer: where it is, its part of the table, whose it is, and the fields it has. */
interface Thing {
  readonly key: string;
  readonly part: Part;
  readonly unit?: string | undefined;
  readonly person?: string | undefined;
  readonly round?: number;
  readonly fields: readonly string[];
}

const object = z.looseObject({});
const list = z.array(z.looseObject({ id: z.string().optional(), clockId: z.string().optional(), round: z.number().optional() }));
const shareOf = (clockId = ''): string | undefined => unitOfShare[clockId.split('.')[0] ?? ''];
const membersClock = (clockId = ''): string | undefined => (/^(revision|feedback)/.test(clockId) ? 'lin' : undefined);

/** The things of the case's own answer, of its deadlines, papers and history. */
async function thingsFor(person: string, id: string): Promise<Thing[]> {
  const path = `/v1/proposals/${id}`;
  const [told, deadlines, documents, history] = await Promise.all(
    ['', '/deadlines', '/documents', '/history'].map(async (read) => {
      const { status, body } = await api.ask(person, 'GET', `${path}${read}`);
      return status === 200 ? body : undefined;
    }),
  );
  if (told === undefined) return [];
  const clock = (part: Part, of: unknown): Thing[] =>
    list.parse(of).map((one) => ({
      key: `${part === caseSight.task ? 'task' : 'deadline'} ${one.clockId}`,
      part,
      unit: shareOf(one.clockId),
      person: membersClock(one.clockId),
      fields: Object.keys(one),
    }));
  const assignments = list.parse(told['assignments']);
  return [
    // The list of judgements is absent where none is seen: they are looked at one by one.
    { key: 'case', part: caseSight.case, unit: deskUnit, fields: Object.keys(told).filter((field) => field !== 'feedbacks') },
    ...assignments.map((one) => ({
      key: `assignment ${one.id}`,
      part: caseSight.assignment,
      unit: unitOfShare[one.id ?? ''],
      fields: Object.keys(one),
    })),
    ...list.parse(told['feedbacks'] ?? []).map((one) => ({
      key: `feedback ${one.round}`,
      part: caseSight.feedback,
      round: one.round ?? 0,
      fields: Object.keys(one),
    })),
    ...clock(caseSight.task, told['tasks']),
    ...clock(readSight.deadline, deadlines?.['deadlines']),
    ...z
      .array(z.looseObject({ n: z.int(), unit: z.object({ id: z.string() }) }))
      .parse(documents?.['documents'])
      .map((one) => ({ key: `document ${one.n}`, part: readSight.document, unit: one.unit.id, fields: Object.keys(one) })),
    ...eventsOf(history),
  ];
}

/** The desk is the leader's to whom the lead's late reply was led. */
const deskUnit = 'transport';

const commitsSchema = z.object({ commits: z.array(z.looseObject({ seq: z.int(), events: z.array(z.looseObject({ type: z.string() })) })) });

/** Events by their commit, their kind and what they are about; a dispatch is to each unit it names, and goes by the canaries of another test. */
function eventsOf(history: unknown): Thing[] {
  return commitsSchema.parse(history).commits.flatMap(({ seq, events }) =>
    events
      .filter(({ type }) => type !== 'ProposalDispatched' && !(type === 'UnitAssigned'))
      .flatMap((event) => {
        const { type, ...rest } = event;
        const about = z
          .object({
            assignmentId: z.string().optional(),
            clockId: z.string().optional(),
            round: z.number().optional(),
            clock: z.object({ id: z.string() }).optional(),
          })
          .parse(object.parse(rest));
        const clockId = about.clockId ?? about.clock?.id;
        const part = eventSight[type as keyof typeof eventSight];
        const unit = unitOfShare[about.assignmentId ?? ''] ?? shareOf(clockId);
        const round = about.round === undefined ? {} : { round: about.round };
        return [
          {
            key: `${seq} ${type} ${clockId ?? about.assignmentId ?? ''}`,
            part,
            unit,
            person: membersClock(clockId),
            ...round,
            fields: Object.keys(rest),
          },
        ];
      }),
  );
}

function lets(row: FieldRow, reader: (typeof readers)[number], moment: Moment, thing: Thing): boolean {
  if (row === 'always') return true;
  const cell = row[reader.eye];
  const reach = typeof cell === 'string' ? cell : (cell[phaseOf(moment)] ?? 'none');
  const isOwn = thing.person === reader.person || (reader.unit !== undefined && thing.unit === reader.unit);
  return {
    all: true,
    own: isOwn,
    common: isOwn || thing.unit === undefined,
    earlier: thing.round !== undefined && thing.round < (roundOf[moment] ?? 0),
    none: false,
  }[reach];
}

describe.each(moments.filter((moment) => moment !== 'draft' && moment !== 'thrown-away'))('of a case %s', (moment) => {
  it.each(readers)('$person sees of what there is each field that the table lets through to $eye, and no other', async (reader) => {
    const id = ids.get(moment) ?? '';
    // An auditor sees all there is.
    const whole = await thingsFor('auditor', id);
    expect(whole.length).toBeGreaterThan(3);
    const isTied = reader.unit === undefined || moments.indexOf(moment) >= moments.indexOf('in-handling');
    const isThere = isTied && lets(caseSight.case.seen, reader, moment, { key: '', part: caseSight.case, fields: [] });
    const expected = whole
      .filter((thing) => isThere && lets(thing.part.seen, reader, moment, thing))
      .map((thing) => {
        const fields = thing.fields.filter((field) => lets(thing.part.fields[field] ?? rowMissing(thing, field), reader, moment, thing));
        return `${thing.key}: ${fields.sort().join(' ')}`;
      });
    const seen = (await thingsFor(reader.person, id)).map(({ key, fields }) => `${key}: ${[...fields].sort().join(' ')}`);
    expect(seen).toEqual(expected);
  });
});

function rowMissing({ key }: Thing, field: string): never {
  throw new Error(`${field} of ${key} is not stated`);
}
