import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { dissatisfied, satisfied } from '#test/support/case-in.ts';
import { body } from '#test/support/product-in-memory.ts';
import { everyRoute } from '#tools/open-api/every-route.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
// Marks that nobody may see who may not see the case; the title is one of them.
const canaries = /【|环湖步道|lin@|林若溪/;
const everybody = [...aDirectory().people.keys()].filter((id) => id !== 'retired');
const reads = ['', '/history', '/deadlines'];
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function whoSees(id: string): Promise<string[]> {
  const seeing: string[] = [];
  for (const person of everybody) if ((await api.ask(person, 'GET', `/v1/proposals/${id}`)).status === 200) seeing.push(person);
  return seeing.sort();
}

describe('who asks', () => {
  it.each(everyRoute.map(({ spec }) => [spec.method, spec.path.replace('{id}', 'p1').replace('{command}', 'file')]))(
    '%s %s is refused without a checked subject',
    async (method, path) => {
      expect(await api.ask(undefined, method, path, method === 'GET' ? {} : { body: {}, key: 'k' })).toMatchObject({
        status: 403,
        body: { type: type('unknown-person') },
      });
    },
  );

  it.each(['stranger', 'retired', ''])('%j is nobody here', async (subject) => {
    expect(await api.ask(subject, 'GET', '/v1/me')).toMatchObject({ status: 403, body: { type: type('unknown-person') } });
  });

  it('health and documentation are open to all', async () => {
    for (const path of ['/healthz', '/openapi.json', '/docs', '/docs/style.css'])
      expect((await api.ask(undefined, 'GET', path)).status, path).toBe(200);
  });

  it('is told who one is', async () => {
    expect((await api.ask('transport-clerk', 'GET', '/v1/me')).body).toEqual({
      body,
      id: 'transport-clerk',
      name: '陶安',
      roles: ['unit-clerk'],
      unit: { id: 'transport', name: '云澜区交通运输局' },
      notify: { by: 'mail', mobile: 'none', smsOffered: false },
      timeZoneOffset: 480,
    });
  });

  it('who was set inactive is out at once', async () => {
    await api.ask('lin', 'GET', '/v1/me');
    const people = [{ id: 'lin', name: '林若溪', roles: ['member'], active: false }];
    expect((await api.ask('administrator', 'PUT', '/v1/directory', { body: { people }, key: 'k' })).status).toBe(200);
    expect((await api.ask('lin', 'GET', '/v1/me')).status).toBe(403);
  });

  it('of two bodies names one', async () => {
    const other = '990113';
    await api.product.append(directoryKey(other), '2026-01-01T00:00:00.000Z', [
      { type: 'PersonRecorded', person: { id: 'guest', name: '林若溪', roles: ['member'], subject: 'lin', active: true } },
    ]);
    await relayLog(api.product, directoryKey(other));
    expect(await api.ask('lin', 'GET', '/v1/me')).toMatchObject({
      status: 400,
      body: { type: type('ambiguous-body'), facts: { bodies: [body, other] } },
    });
    expect(await api.ask('lin', 'GET', '/v1/me', { headers: { 'X-Body': other } })).toMatchObject({
      status: 200,
      body: { body: other, id: 'guest' },
    });
    expect(await api.ask('lin', 'GET', '/v1/me', { headers: { 'X-Body': '990114' } })).toMatchObject({ status: 403 });
  });

  it('a case of another body is not there, whatever its id', async () => {
    const id = await api.submits();
    const other = '990113';
    await api.product.append(directoryKey(other), '2026-01-01T00:00:00.000Z', [
      { type: 'PersonRecorded', person: { id: 'clerk-there', name: '贺', roles: ['committee-clerk'], active: true } },
    ]);
    await relayLog(api.product, directoryKey(other));
    expect((await api.ask('clerk-there', 'GET', `/v1/proposals/${id}`)).status).toBe(404);
    expect((await api.ask('clerk-there', 'GET', '/v1/proposals')).body['items']).toEqual([]);
  });
});

describe('who sees a case', () => {
  it('a draft: its author', async () => {
    const id = await api.submits('lin', { ...aContent(), draft: true });
    expect(await whoSees(id)).toEqual(['lin']);
  });

  it('one in review: its author, who co-signed it, the committee, the auditor', async () => {
    const id = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
    expect(await whoSees(id)).toEqual(['auditor', 'cao', 'he', 'lin', 'shen']);
  });

  it('one that was filed: the government office too', async () => {
    const id = await api.submits();
    await api.does('cao', id, 'file');
    expect(await whoSees(id)).toEqual(['auditor', 'cao', 'du', 'he', 'lin', 'song']);
  });

  it('one in handling: the units that handle it too, and no other', async () => {
    const id = await api.inHandling();
    expect(await whoSees(id)).toEqual([
      'auditor',
      'cao',
      'du',
      'he',
      'lin',
      'parks-clerk',
      'parks-leader',
      'song',
      'transport-clerk',
      'transport-leader',
    ]);
  });

  it('for everybody else it is as if it were not: no word of it in any answer', async () => {
    const id = await api.answered();
    for (const stranger of ['shen', 'police-clerk', 'administrator']) {
      for (const read of reads) {
        const told = await api.ask(stranger, 'GET', `/v1/proposals/${id}${read}`);
        expect(told, `${stranger} ${read}`).toMatchObject({
          status: 404,
          text: (await api.ask(stranger, 'GET', `/v1/proposals/p0${read}`)).text,
        });
      }
      for (const list of [
        '/v1/proposals',
        '/v1/proposals?q=照明',
        '/v1/proposals?unit=transport',
        '/v1/proposals?member=lin',
        '/v1/worklist',
      ]) {
        expect((await api.ask(stranger, 'GET', list)).text, `${stranger} ${list}`).not.toMatch(canaries);
      }
    }
  });

  it('for everybody else no command is possible, nor told what would be', async () => {
    const id = await api.inHandling();
    const payloads = {
      file: {},
      withdraw: { reason: '无。' },
      'sign-for': { assignmentId: 'a1' },
      'issue-reply': { assignmentId: 'a1', class: 'A', text: '好。' },
      'give-feedback': satisfied,
    };
    for (const stranger of ['shen', 'police-clerk', 'administrator']) {
      for (const [command, payload] of Object.entries(payloads)) {
        const told = await api.ask(stranger, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: payload, key: api.freshKey() });
        expect(told, `${stranger} ${command}`).toMatchObject({ status: 404, body: { type: type('not-found') } });
        expect(told.text).not.toMatch(canaries);
      }
    }
  });
});

/** Who is let through to the rules, whatever they answer. */
async function may(id: string, command: string, payload: object): Promise<string[]> {
  const allowed: string[] = [];
  for (const person of everybody) {
    const told = await api.ask(person, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: payload, key: api.freshKey() });
    expect([200, 403, 404, 409, 422], told.text).toContain(told.status);
    if (told.status !== 403 && told.status !== 404) allowed.push(person);
  }
  return allowed.sort();
}

describe('who may do what', () => {
  it('nobody but a member submits', async () => {
    for (const person of everybody) {
      const told = await api.ask(person, 'POST', '/v1/proposals', { body: aContent(), key: 'k' });
      expect(told.status, person).toBe(['lin', 'shen'].includes(person) ? 201 : 403);
    }
  });

  it.each([
    ['file', {}, ['cao', 'he']],
    ['dispatch', { coHandlers: [{ unitId: 'police' }] }, ['du', 'song']],
    ['sign-for', { assignmentId: 'a1' }, ['transport-clerk', 'transport-leader']],
    ['give-opinion', { assignmentId: 'a2', text: '好。' }, ['parks-clerk', 'parks-leader']],
    ['decide-return', { assignmentId: 'a1', granted: true }, ['du', 'song']],
    ['give-feedback', satisfied, ['lin']],
    ['record-consultation', { result: '好。' }, ['cao', 'du', 'he', 'song']],
    ['remind', {}, ['cao', 'du', 'he', 'song']],
  ])('%s', async (command, payload, people) => {
    expect(await may(await api.inHandling(), command, payload)).toEqual(people);
  });

  it('the case names to each what that one may do now', async () => {
    const id = await api.submits();
    const commands = async (person: string) => (await api.ask(person, 'GET', `/v1/proposals/${id}`)).body['commands'];
    expect(await commands('lin')).toEqual(['withdraw']);
    expect(await commands('cao')).toEqual(['file', 'return-for-revision', 'decline']);
    expect(await commands('he')).toEqual(['file', 'return-for-revision', 'decline', 'remind']);
    expect(await commands('auditor')).toEqual([]);
  });

  it('the case names to a unit what its own share allows, not what another’s does', async () => {
    const id = await api.inHandling();
    const commands = async (person: string) => (await api.ask(person, 'GET', `/v1/proposals/${id}`)).body['commands'];
    expect(await commands('transport-clerk')).toEqual(['request-return', 'issue-reply']);
    expect(await commands('parks-clerk')).toEqual(['request-return', 'give-opinion']);
    await api.does('parks-clerk', id, 'give-opinion', { text: '好。' });
    expect(await commands('parks-clerk')).toEqual([]);
    await api.does('transport-clerk', id, 'issue-reply', { class: 'B', text: '好。' });
    await api.does('lin', id, 'give-feedback', dissatisfied);
    expect(await commands('transport-clerk')).toEqual(['issue-reply']);
  });
});

describe('the member’s judgement', () => {
  const handlers = ['transport-clerk', 'transport-leader', 'parks-clerk'];
  const others = ['lin', 'cao', 'he', 'du', 'song', 'auditor'];
  const secret = /仍有三段无灯|"attitude"|"result"/;

  it('is hidden from the handlers until the case is closed, in every answer', async () => {
    const id = await api.answered();
    for (const round of [1, 2]) {
      await api.does('lin', id, 'give-feedback', { ...dissatisfied, comment: `第${round}次意见` });
      const reply = await api.does('transport-clerk', id, 'issue-reply', { assignmentId: 'a1', class: 'A', text: '三段已补装。' });
      expect(reply.text).not.toMatch(/次意见|"attitude"|"result"/);
    }
    await api.does('lin', id, 'give-feedback', dissatisfied);
    for (const person of handlers) {
      for (const read of reads)
        expect((await api.ask(person, 'GET', `/v1/proposals/${id}${read}`)).text, `${person} ${read}`).not.toContain('仍有三段无灯');
      for (const list of ['/v1/proposals', '/v1/worklist'])
        expect((await api.ask(person, 'GET', list)).text, `${person} ${list}`).not.toMatch(secret);
    }
    for (const person of others) expect((await api.ask(person, 'GET', `/v1/proposals/${id}`)).text, person).toMatch(secret);
    expect((await api.ask('transport-clerk', 'GET', `/v1/proposals/${id}/history`)).text).toContain('{"type":"FeedbackGiven"}');
  });

  it('of an earlier round is shown to the handlers once that round is done again: they must know what to redo', async () => {
    const id = await api.answered();
    expect((await api.ask('transport-clerk', 'GET', `/v1/proposals/${id}`)).text).not.toContain('feedbacks');
    await api.does('lin', id, 'give-feedback', dissatisfied);
    for (const person of handlers) {
      for (const read of ['', '/history'])
        expect((await api.ask(person, 'GET', `/v1/proposals/${id}${read}`)).text, person).toContain('仍有三段无灯');
    }
  });

  it('is shown to the handlers once it is closed', async () => {
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', { ...satisfied, comment: '仍有三段无灯' });
    for (const person of handlers) expect((await api.ask(person, 'GET', `/v1/proposals/${id}`)).text, person).toMatch(secret);
  });
});

it('no answer of any read carries an address, a token or a key', async () => {
  const id = await api.answered();
  for (const person of ['lin', 'cao', 'du', 'auditor', 'transport-clerk']) {
    for (const path of [
      ...reads.map((read) => `/v1/proposals/${id}${read}`),
      '/v1/proposals',
      '/v1/worklist',
      '/v1/directory/people',
      '/v1/me',
    ]) {
      // An auditor's history holds all that was hashed, the commands' keys among it.
      const isEvidence = person === 'auditor' && path.endsWith('/history');
      const secrets = isEvidence ? /@yunlan|token/ : /@yunlan|key-\d|fingerprint|commandId|token/;
      expect((await api.ask(person, 'GET', path)).text, `${person} ${path}`).not.toMatch(secrets);
    }
  }
});
