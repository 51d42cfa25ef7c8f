import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiInMemory } from '#test/support/api-in-memory.ts';
import { bodyAtEveryMoment, endOfMoments } from '#test/support/body-at-every-moment.ts';
import { aWideDirectory, marks, moments } from '#test/support/cases-in-every-stage.ts';
import type { Mark, Moment } from '#test/support/cases-in-every-stage.ts';

let api: ApiInMemory;
let ids: ReadonlyMap<Moment, string>;

beforeAll(async () => {
  ({ api, ids } = await bodyAtEveryMoment());
});
afterAll(endOfMoments);

const everybody = [...aWideDirectory().people.values()].filter(({ active }) => active).map(({ id }) => id);

/** Everything the API tells a person of a case: by its id, in lists, in notices and papers. */
async function everythingTold(person: string, id: string): Promise<string> {
  const path = `/v1/proposals/${id}`;
  const answers = [await api.ask(person, 'GET', path)];
  for (const read of ['history', 'deadlines', 'documents', 'actions']) answers.push(await api.ask(person, 'GET', `${path}/${read}`));
  for (let n = 1; n <= 6; n += 1) answers.push(await api.ask(person, 'GET', `${path}/documents/${n}`));
  answers.push(await api.ask(person, 'GET', `/v1/reminders?proposal=${id}&days=30&limit=200`));
  const lists = [
    '/v1/proposals?limit=100',
    '/v1/proposals?stage=draft',
    '/v1/proposals?stage=withdrawn',
    '/v1/proposals?session=6-1',
    '/v1/worklist?limit=100',
  ];
  for (const list of lists) {
    const { body } = await api.ask(person, 'GET', list);
    const items = (body['items'] ?? []) as { id?: string; case?: { id: string } }[];
    answers.push({ text: JSON.stringify(items.filter((item) => (item.id ?? item.case?.id) === id)) } as never);
  }
  return answers.map(({ text }) => text).join('\n');
}

const committee = ['cao', 'he'];
const auditor = ['auditor'];
const office = ['du', 'song'];
const transport = ['transport-clerk', 'transport-leader'];
const parks = ['parks-clerk', 'parks-leader'];
const police = ['police-clerk'];
const handlers = [...transport, ...parks, ...police];
const overseers = [...committee, ...office, ...auditor];

const isPrivate = (moment: Moment): boolean => moment === 'draft' || moment === 'thrown-away';
const isFiled = (moment: Moment): boolean => moments.indexOf(moment) >= moments.indexOf('awaiting-number');
const isDispatched = (moment: Moment): boolean => moments.indexOf(moment) >= moments.indexOf('in-handling');
const isAnswered = (moment: Moment): boolean => moments.indexOf(moment) >= moments.indexOf('awaiting-feedback');
const isJudged = (moment: Moment): boolean => moments.indexOf(moment) >= moments.indexOf('redo');

/** Written by hand, not from the table: who reads a text that was written by that moment. */
const readers: Readonly<Record<Mark, (moment: Moment) => readonly string[]>> = {
  title: (moment) => [
    'lin',
    ...(isPrivate(moment) ? [] : ['shen', ...committee, ...auditor]),
    ...(isFiled(moment) ? office : []),
    ...(isDispatched(moment) ? [...handlers, 'museum-clerk', 'water-clerk'] : []),
  ],
  draft: (moment) => ['lin', ...(isPrivate(moment) ? [] : auditor)],
  firstWording: (moment) => (isPrivate(moment) ? [] : ['lin', 'shen', ...committee, ...auditor, ...(isFiled(moment) ? office : [])]),
  wording: (moment) => {
    if (!isFiled(moment)) return [];
    return ['lin', 'shen', ...overseers, ...(isDispatched(moment) ? [...handlers, 'museum-clerk', 'water-clerk'] : [])];
  },
  withdrawal: (moment) => {
    if (moment === 'thrown-away') return ['lin'];
    return moment === 'withdrawn' ? ['lin', 'shen', ...committee, ...auditor] : [];
  },
  revision: (moment) =>
    ['draft', 'thrown-away', 'in-review', 'declined'].includes(moment) ? [] : ['lin', 'shen', ...committee, ...auditor],
  declined: (moment) => (moment === 'declined' ? ['lin', 'shen', ...committee, ...auditor] : []),
  dispatch: (moment) => (isDispatched(moment) ? [...overseers, ...handlers, 'museum-clerk', 'water-clerk'] : []),
  returnAsked: (moment) => (isDispatched(moment) ? [...overseers, 'museum-clerk'] : []),
  returnGranted: (moment) => (isDispatched(moment) ? [...overseers, 'museum-clerk'] : []),
  reassigned: (moment) => (isDispatched(moment) ? [...overseers, 'water-clerk'] : []),
  recalled: (moment) => (isDispatched(moment) ? [...overseers, 'water-clerk'] : []),
  policeAsked: (moment) => (isDispatched(moment) ? [...overseers, ...police] : []),
  policeRefused: (moment) => (isDispatched(moment) ? [...overseers, ...police] : []),
  handNote: (moment) => (isDispatched(moment) ? [...overseers, ...parks] : []),
  parksOpinion: (moment) => (isDispatched(moment) ? [...overseers, ...transport, ...parks] : []),
  policeOpinion: (moment) => (isDispatched(moment) ? [...overseers, ...transport, ...police] : []),
  reply: (moment) => (isAnswered(moment) ? ['lin', 'shen', ...overseers, ...handlers] : []),
  noteToMember: (moment) => (isAnswered(moment) ? ['lin', ...overseers] : []),
  comment: (moment) => (isJudged(moment) ? ['lin', 'shen', ...overseers, ...handlers] : []),
  consultation: (moment) => (moment === 'closed' ? ['lin', 'shen', ...overseers, ...handlers] : []),
};

describe.each(moments)('of a case %s', (moment) => {
  it('each text is read by those it is for, in whatever answer, and by no other', async () => {
    const seen: Record<string, string[]> = {};
    for (const person of everybody) {
      const told = await everythingTold(person, ids.get(moment) ?? '');
      for (const [mark, text] of Object.entries(marks)) if (told.includes(text)) (seen[mark] ??= []).push(person);
    }
    const expected = Object.entries(readers).map(([mark, read]) => [mark, [...read(moment)].sort()] as const);
    expect(Object.fromEntries(Object.entries(seen).map(([mark, people]) => [mark, people.sort()]))).toEqual(
      Object.fromEntries(expected.filter(([, people]) => people.length > 0)),
    );
  });
});
