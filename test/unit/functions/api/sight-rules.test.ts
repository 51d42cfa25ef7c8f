import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { aWideDirectory, caseAt, marks } from '#test/support/cases-in-every-stage.ts';
import { body } from '#test/support/product-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const joint = aContent({ kind: 'joint', coSigners: ['shen'] });
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory(aWideDirectory());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const read = (person: string, id: string, of = ''): Promise<Told> => api.ask(person, 'GET', `/v1/proposals/${id}${of}`);
const refused = (person: string, id: string, command: string, payload: object = {}, headers = {}): Promise<Told> =>
  api.ask(person, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: payload, key: api.freshKey(), headers });
const typesIn = async (person: string, id: string): Promise<string[]> => {
  const { commits } = (await read(person, id, '/history')).body as { commits: { events: { type: string }[] }[] };
  return commits.flatMap(({ events }) => events.map((event) => event.type));
};
async function isListedTo(person: string, id: string): Promise<boolean> {
  const filters = ['', '?stage=draft', '?stage=withdrawn', '?session=6-1', '?member=lin', '?member=shen'];
  const lists = await Promise.all(filters.map((filter) => api.ask(person, 'GET', `/v1/proposals${filter}`)));
  return lists.some(({ text }) => text.includes(id));
}

describe('a draft that was thrown away', () => {
  it('is its author’s alone: neither listed nor found by the committee, co-signers or auditors', async () => {
    const id = await api.submits('lin', { ...joint, draft: true });
    await api.does('lin', id, 'withdraw', { reason: '不提了。' });
    for (const person of ['cao', 'he', 'shen', 'auditor', 'du']) {
      for (const of of ['', '/history', '/deadlines', '/documents', '/actions'])
        expect((await read(person, id, of)).status, person).toBe(404);
      expect((await refused(person, id, 'remind')).status, person).toBe(404);
      expect((await api.ask(person, 'GET', `/v1/reminders?proposal=${id}`)).status, person).toBe(404);
      expect(await isListedTo(person, id), person).toBe(false);
    }
    expect((await read('lin', id)).body).toMatchObject({ stage: 'withdrawn' });
    expect(await isListedTo('lin', id)).toBe(true);
  });

  it('is told from a proposal that was submitted and then withdrawn: that stays with those who had it', async () => {
    const id = await api.submits('lin', joint);
    await api.does('lin', id, 'withdraw', { reason: '另案提出。' });
    for (const person of ['lin', 'shen', 'cao', 'he', 'auditor']) {
      expect((await read(person, id)).status, person).toBe(200);
      expect(await isListedTo(person, id), person).toBe(true);
    }
    expect((await read('du', id)).status).toBe(404);
  });
});

describe('the wording of a draft', () => {
  it('stays its author’s once it is submitted in another one', async () => {
    const id = await api.submits('lin', { ...aContent({ matter: marks.draft }), draft: true });
    await api.does('lin', id, 'submit', { content: aContent() });
    expect((await read('cao', id, '/history')).text).not.toContain(marks.draft);
    expect((await read('lin', id, '/history')).text).toContain(marks.draft);
  });
});

describe('the opinion of dispatch', () => {
  it('reaches each unit it was said to, in the case and in its history, and no member or later unit', async () => {
    const id = await api.submits('lin', joint);
    await api.does('cao', id, 'file');
    await api.does('du', id, 'dispatch', {
      lead: { unitId: 'transport' },
      coHandlers: [{ unitId: 'parks' }],
      opinion: '请于主汛期前办结。',
    });
    await api.does('du', id, 'dispatch', { coHandlers: [{ unitId: 'police' }], opinion: '请提供夜间警情。' });
    const opinionsTo = async (person: string) => {
      const { assignments } = (await read(person, id)).body as { assignments: { id: string; dispatchOpinion?: string }[] };
      return assignments.flatMap((one) => (one.dispatchOpinion === undefined ? [] : [`${one.id} ${one.dispatchOpinion}`]));
    };
    expect(await opinionsTo('transport-clerk')).toEqual(['a1 请于主汛期前办结。']);
    expect(await opinionsTo('parks-clerk')).toEqual(['a2 请于主汛期前办结。']);
    expect(await opinionsTo('police-clerk')).toEqual(['a3 请提供夜间警情。']);
    expect(await opinionsTo('song')).toHaveLength(3);
    for (const person of ['lin', 'shen']) expect(await opinionsTo(person)).toEqual([]);
    expect((await read('police-clerk', id, '/history')).text).not.toContain('主汛期');
    expect((await read('police-clerk', id, '/history')).text).toContain('夜间警情');
    expect((await read('lin', id, '/history')).text).not.toMatch(/主汛期|夜间警情/);
    await api.does('du', id, 'reassign', { assignmentId: 'a3', to: 'water', reason: '职责已调整。' });
    expect(await opinionsTo('water-clerk')).toEqual(['a3 请提供夜间警情。']);
    expect((await read('water-clerk', id, '/history')).text).toContain('夜间警情');
  });
});

async function returned(): Promise<string> {
  const id = await api.inHandling('lin', joint);
  await api.does('parks-clerk', id, 'request-return', { reason: '非本局职责。', suggestedUnitId: 'school' });
  await api.does('du', id, 'decide-return', { assignmentId: 'a2', granted: true, reason: '同意。', redispatchTo: 'water' });
  return id;
}

describe('a unit that has no assignment any more', () => {
  it('reads the case as it was when its own ended, and nothing of what came with it or after', async () => {
    const id = await returned();
    const before = await Promise.all(['', '/history', '/deadlines', '/documents', '/actions'].map((of) => read('parks-clerk', id, of)));
    expect(before[0]?.body).toMatchObject({
      stage: 'in-handling',
      lead: { id: 'transport' },
      units: [{ id: 'transport' }],
      assignments: [{ id: 'a2', status: 'returned' }],
      commands: [],
    });
    expect((await typesIn('parks-clerk', id)).slice(-1)).toEqual(['ReturnGranted']);
    expect(before.map(({ text }) => text).join('')).not.toContain('water');
    await api.does('water-clerk', id, 'sign-for');
    await api.does('water-clerk', id, 'give-opinion', { text: marks.policeOpinion });
    await api.does('transport-clerk', id, 'issue-reply', { class: 'A', text: marks.reply });
    const after = await Promise.all(['', '/history', '/deadlines', '/documents', '/actions'].map((of) => read('parks-clerk', id, of)));
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect(after.map(({ headers }) => headers.get('ETag'))).toEqual(before.map(({ headers }) => headers.get('ETag')));
  });

  it('may do nothing with it, and is not told how far it is by naming a version', async () => {
    const id = await returned();
    const told = await refused('parks-clerk', id, 'give-opinion', { assignmentId: 'a2', text: '好。' }, { 'If-Match': '"1"' });
    expect(told).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
    expect(told.text).not.toContain('actual');
  });

  it('finds nothing once its assignment is another unit’s', async () => {
    const id = await api.inHandling();
    await api.does('du', id, 'reassign', { assignmentId: 'a2', to: 'water', reason: '职责已调整。' });
    expect((await read('parks-clerk', id)).status).toBe(404);
  });

  it('reads on once it has one again', async () => {
    const id = await returned();
    await api.does('du', id, 'dispatch', { coHandlers: [{ unitId: 'parks' }] });
    expect((await read('parks-clerk', id)).body).toMatchObject({ units: [{ id: 'transport' }, { id: 'water' }, { id: 'parks' }] });
  });
});

const legalTo = (told: Told): unknown => (told.body['facts'] as { legal: unknown }).legal;

describe('a refusal because of the stage', () => {
  it('names to each what that one may give, and nothing that is for others', async () => {
    const id = await api.inHandling('lin', joint);
    expect(await refused('lin', id, 'withdraw', { reason: '无。' })).toMatchObject({
      status: 409,
      body: { type: type('command-not-legal') },
    });
    expect(legalTo(await refused('lin', id, 'withdraw', { reason: '无。' }))).toEqual([]);
    expect(legalTo(await refused('cao', id, 'file'))).toEqual(['remind']);
    expect(legalTo(await refused('du', id, 'record-consultation', { result: '无。' }))).toEqual(['dispatch', 'reassign', 'remind']);
    expect(legalTo(await refused('transport-clerk', id, 'sign-for'))).toEqual(['request-return', 'issue-reply']);
    expect(legalTo(await refused('parks-clerk', id, 'sign-for'))).toEqual(['request-return', 'give-opinion']);
  });
});

describe('a member', () => {
  it('finds no paper, and in the history nothing of who was reminded', async () => {
    const id = await api.inHandling('lin', joint);
    await api.does('du', id, 'remind', { clockId: 'a1.reply', note: marks.handNote });
    for (const person of ['lin', 'shen']) {
      expect((await read(person, id, '/documents')).body['documents']).toEqual([]);
      expect((await read(person, id, '/documents/1')).status).toBe(404);
      expect(await typesIn(person, id)).not.toEqual(expect.arrayContaining(['RemindedByHand']));
      expect((await read(person, id, '/history')).text).not.toMatch(/"remind"|DocumentNumbered/);
    }
    expect(await typesIn('transport-clerk', id)).toEqual(expect.arrayContaining(['RemindedByHand', 'DocumentNumbered']));
    expect(await typesIn('parks-clerk', id)).not.toEqual(expect.arrayContaining(['RemindedByHand']));
  });

  it('is shown the note of a reminder that was for her', async () => {
    const id = await api.submits('lin', joint);
    await api.does('cao', id, 'return-for-revision', { opinion: marks.revision });
    await api.does('cao', id, 'remind', { note: marks.noteToMember });
    expect((await read('lin', id, '/history')).text).toContain(marks.noteToMember);
    expect((await read('shen', id, '/history')).text).not.toContain(marks.noteToMember);
  });
});

describe('what a command answers', () => {
  it('is what the table shows the one who gave it', async () => {
    const id = await api.submits('lin', joint);
    const gives = async (person: string, command: string, payload: object = {}): Promise<void> => {
      const { events } = (await api.does(person, id, command, payload)).body as { events: object[] };
      const { commits } = (await read(person, id, '/history')).body as { commits: { actor: { id: string }; events: object[] }[] };
      expect(commits.findLast(({ actor }) => actor.id === person)?.events, command).toEqual(events);
    };
    await gives('cao', 'file');
    await gives('du', 'dispatch', { lead: { unitId: 'transport' }, coHandlers: [{ unitId: 'parks' }], opinion: '请抓紧。' });
    await gives('transport-clerk', 'sign-for');
    await gives('parks-clerk', 'request-return', { reason: '非本局职责。', suggestedUnitId: 'water' });
    await gives('du', 'decide-return', { assignmentId: 'a2', granted: false, reason: '请继续。' });
    await gives('cao', 'remind', { clockId: 'a2.opinion', note: '请抓紧。' });
    await gives('parks-clerk', 'give-opinion', { text: '好。' });
    await gives('transport-clerk', 'issue-reply', { class: 'A', text: '好。' });
    await gives('lin', 'give-feedback', { attitude: 'satisfied', result: 'not', comment: '无。' });
  });
});

const told = async (person: string, id: string): Promise<string[]> => {
  const { reminders } = (await api.ask(person, 'GET', `/v1/reminders?proposal=${id}&limit=200`)).body as {
    reminders: { kind: string; recipient: { id?: string } }[];
  };
  return reminders.map(({ kind, recipient }) => `${kind} ${recipient.id ?? ''}`);
};

describe('the reminders of a case', () => {
  it('are told to a co-handler of its own and of the case, not of the other units’ shares; to a unit without any, of its own', async () => {
    const id = await caseAt(api, 'in-handling', (instant) => void vi.setSystemTime(new Date(instant)));
    expect(await told('parks-clerk', id)).toContain('by-hand parks-clerk');
    for (const person of ['police-clerk', 'museum-clerk', 'lin', 'shen']) {
      expect((await told(person, id)).filter((line) => line.startsWith('by-hand') || line.startsWith('overdue-unit transport'))).toEqual(
        [],
      );
    }
    // That its request reached the office is its own matter.
    expect((await told('museum-clerk', id)).filter((line) => !line.endsWith(' museum-clerk'))).toEqual(['return-requested ']);
    expect((await told('lin', id)).filter((line) => !line.endsWith(' lin'))).toEqual([]);
  });
});

describe('a work list', () => {
  it('leaves out a case that led to somebody’s desk who no longer sees it', async () => {
    const id = await caseAt(api, 'in-handling', (instant) => void vi.setSystemTime(new Date(instant)));
    expect((await api.ask('song', 'GET', '/v1/worklist')).text).toContain(id);
    const song = { ...aWideDirectory().people.get('song'), roles: ['administrator'] };
    await api.product.append(directoryKey(body), '2026-07-20T02:00:00.000Z', [{ type: 'PersonRecorded', person: song }]);
    expect((await api.ask('song', 'GET', '/v1/worklist')).text).not.toContain(id);
    expect((await read('song', id)).status).toBe(404);
  });
});
