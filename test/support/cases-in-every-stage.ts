import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { evolveDirectory, personSchema, unitSchema } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { aContent } from './a-content.ts';
import { aDirectory } from './a-directory.ts';
import type { ApiInMemory } from './api-in-memory.ts';
import { gatheredNotices } from './gathered-notices.ts';
import { body } from './product-in-memory.ts';

/** Each text that not everybody may read, by a mark that nothing else holds. */
export const marks = {
  title: '【题】',
  draft: '【稿】',
  firstWording: '【初】',
  wording: '【终】',
  withdrawal: '【撤】',
  revision: '【改】',
  declined: '【驳】',
  dispatch: '【交】',
  returnAsked: '【退】',
  returnGranted: '【准】',
  policeAsked: '【警退】',
  policeRefused: '【不准】',
  recalled: '【收】',
  reassigned: '【换】',
  handNote: '【催】',
  noteToMember: '【请评】',
  parksOpinion: '【园】',
  policeOpinion: '【警】',
  reply: '【复】',
  comment: '【评】',
  consultation: '【协】',
} as const;

export type Mark = keyof typeof marks;

/** The moments of a case at which it is looked at; `closed` after a consultation. */
export const moments = [
  'draft',
  'thrown-away',
  'in-review',
  'in-revision',
  'declined',
  'withdrawn',
  'awaiting-number',
  'awaiting-dispatch',
  'in-handling',
  'awaiting-feedback',
  'redo',
  'in-consultation',
  'closed',
] as const;
export type Moment = (typeof moments)[number];

/** The small directory with a member, a unit and people for every relation: a former unit (museum, water), and one that has none (school). */
export function aWideDirectory(): Directory {
  const units = ['water', 'school'].map((id) => unitSchema.parse({ id, name: `云澜区${id}局`, nameEn: id, letterCode: id }));
  const people = [
    { id: 'wen', name: '闻远', roles: ['member'] },
    { id: 'museum-clerk', name: '穆然', roles: ['unit-clerk'], unitId: 'museum' },
    { id: 'water-clerk', name: '汪清', roles: ['unit-clerk'], unitId: 'water' },
    { id: 'school-clerk', name: '舒朗', roles: ['unit-clerk'], unitId: 'school' },
  ].map((person) => personSchema.parse({ ...person, email: `${person.id}@yunlan.example` }));
  let directory = aDirectory();
  for (const unit of units) directory = evolveDirectory(directory, { type: 'UnitRecorded', unit });
  for (const person of people) directory = evolveDirectory(directory, { type: 'PersonRecorded', person });
  return directory;
}

/** Nobody submits one text twice: each case has a suggestion of its own. */
const content = (mark: Mark, id = ''): object =>
  aContent({ kind: 'joint', title: `照明${marks.title}`, matter: marks[mark], suggestions: [`请予办理${id}。`], coSigners: ['shen'] });

/** A case of lin's, co-signed by shen, up to that moment; `at` moves the clock. Its notices are on record. */
export async function caseAt(api: ApiInMemory, moment: Moment, at: (instant: string) => void): Promise<string> {
  at('2026-03-02T02:00:00.000Z');
  const id = await api.submits('lin', { ...content('draft'), draft: true });
  await goOn(api, id, moment, at);
  for (const notice of await gatheredNotices(api.product, id)) api.notices.put(body, notice);
  return id;
}

async function goOn(api: ApiInMemory, id: string, moment: Moment, at: (instant: string) => void): Promise<void> {
  if (moment === 'draft') return;
  if (moment === 'thrown-away') return void (await api.does('lin', id, 'withdraw', { reason: marks.withdrawal }));
  await api.does('lin', id, 'submit', { content: content('firstWording', id) });
  if (moment === 'in-review') return;
  if (moment === 'declined') {
    return void (await api.does('cao', id, 'decline', { reasonCode: 'academic', explanation: marks.declined }));
  }
  await api.does('cao', id, 'return-for-revision', { opinion: marks.revision });
  if (moment === 'in-revision') return;
  if (moment === 'withdrawn') return void (await api.does('lin', id, 'withdraw', { reason: marks.withdrawal }));
  await api.does('lin', id, 'resubmit', { content: content('wording', id) });
  if (moment === 'awaiting-number') {
    await api.ask('cao', 'POST', `/v1/proposals/${id}/commands/file`, { body: {}, key: api.freshKey() });
    return void (await relayLog(api.relay, proposalKey(body, id)));
  }
  await api.does('cao', id, 'file');
  if (moment !== 'awaiting-dispatch') await handle(api, id, moment, at);
}

async function handle(api: ApiInMemory, id: string, moment: Moment, at: (instant: string) => void): Promise<void> {
  const coHandlers = ['parks', 'police', 'museum', 'school'].map((unitId) => ({ unitId }));
  await api.does('du', id, 'dispatch', { lead: { unitId: 'transport' }, coHandlers, opinion: marks.dispatch });
  for (const unit of ['transport', 'parks', 'police', 'museum']) await api.does(`${unit}-clerk`, id, 'sign-for');
  // a4 of the museum is given back, a5 goes from the school to the water bureau, which has it taken back.
  await api.does('museum-clerk', id, 'request-return', { reason: marks.returnAsked, suggestedUnitId: 'water' });
  await api.does('du', id, 'decide-return', { assignmentId: 'a4', granted: true, reason: marks.returnGranted });
  await api.does('du', id, 'reassign', { assignmentId: 'a5', to: 'water', reason: marks.reassigned });
  await api.does('du', id, 'reassign', { assignmentId: 'a5', reason: marks.recalled });
  await api.does('police-clerk', id, 'request-return', { reason: marks.policeAsked, suggestedUnitId: 'school' });
  await api.does('du', id, 'decide-return', { assignmentId: 'a3', granted: false, reason: marks.policeRefused });
  await api.does('du', id, 'remind', { clockId: 'a2.opinion', note: marks.handNote });
  at('2026-04-20T02:00:00.000Z');
  await sound(api, id, 'a2');
  await sound(api, id, 'a3');
  await api.does('parks-clerk', id, 'give-opinion', { text: marks.parksOpinion });
  await api.does('police-clerk', id, 'give-opinion', { text: marks.policeOpinion });
  // Escalated up to the supervising leader.
  at('2026-07-20T02:00:00.000Z');
  await sound(api, id, 'a1');
  if (moment !== 'in-handling') await answer(api, id, moment);
}

async function answer(api: ApiInMemory, id: string, moment: Moment): Promise<void> {
  const reply = (): Promise<unknown> => api.does('transport-clerk', id, 'issue-reply', { class: 'B', text: marks.reply });
  const judge = (): Promise<unknown> =>
    api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'not', comment: marks.comment });
  await reply();
  await api.does('cao', id, 'remind', { note: marks.noteToMember });
  if (moment === 'awaiting-feedback') return;
  await judge();
  if (moment === 'redo') return;
  for (let round = 0; round < 2; round += 1) {
    await reply();
    await judge();
  }
  if (moment === 'closed') await api.does('cao', id, 'record-consultation', { result: marks.consultation });
}

async function sound(api: ApiInMemory, id: string, assignmentId: string): Promise<void> {
  const { cases, access } = api.product;
  const execution = { body, proposalId: id, epoch: 1, assignmentId, round: 0 };
  await soundAlarm({ cases, registers: ledgerRegisters(access) }, { execution, waitingIn: 'in-handling' });
  await api.settles(id);
}
