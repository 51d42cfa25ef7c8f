import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aContent } from '#test/support/a-content.ts';
import { listKeys } from '#core/view/view-items.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const submit = (by: string, content: object, key = api.freshKey()) => api.ask(by, 'POST', '/v1/proposals', { body: content, key });
const give = (by: string, id: string, command: string, sent: object) =>
  api.ask(by, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: sent, key: api.freshKey() });
const double = (proposalId: string) => ({ status: 409, body: { type: type('same-text'), facts: { proposalId } } });

it('one text is not submitted twice by its author in a session while it is under way, whatever its spaces', async () => {
  const id = await api.submits('lin', aContent());
  expect(await submit('lin', aContent())).toMatchObject(double(id));
  expect(await submit('lin', aContent({ title: ` ${aContent().title}`, matter: `${aContent().matter}\n\n` }))).toMatchObject(double(id));
  expect((await submit('lin', aContent({ matter: '另一件事。' }))).status).toBe(201);
  expect((await submit('lin', aContent({ title: '另一个题目' }))).status).toBe(201);
});

it('of everything a member wrote only what is called the same is read, and what was listed before lists said so', async () => {
  const [one, other] = [
    await api.submits('lin', aContent()),
    await api.submits('lin', aContent({ title: '另一个题目', matter: '又一件。' })),
  ];
  const read = vi.spyOn(api.product.views, 'cases');
  expect((await submit('lin', aContent({ matter: '另一件事。' }))).status).toBe(201);
  expect(read.mock.lastCall).toEqual([body, [one]]);
  api.product.views.of(listKeys.member(body, 'lin')).set(other, { sk: other });
  expect(await submit('lin', aContent({ title: '另一个题目', matter: '又一件。' }))).toMatchObject(double(other));
});

it('a doubled click is no double', async () => {
  const first = await submit('lin', aContent(), 'click');
  await api.settles(String(first.body['id']));
  expect((await submit('lin', aContent(), 'click')).body).toEqual(first.body);
});

it('it is another’s to write the same, and one’s own in another session or once the first has ended', async () => {
  const id = await api.submits('lin', aContent());
  expect((await submit('shen', aContent())).status).toBe(201);
  expect((await submit('lin', aContent({ session: '6-2' }))).status).toBe(201);
  await api.does('lin', id, 'withdraw', { reason: '另案提出。' });
  expect((await submit('lin', aContent())).status).toBe(201);
});

it('a draft may be kept of it, but not submitted; nor is another one changed into it', async () => {
  const id = await api.submits('lin', aContent());
  const draft = String((await submit('lin', { ...aContent(), draft: true })).body['id']);
  await api.settles(draft);
  expect(await give('lin', draft, 'submit', {})).toMatchObject(double(id));
  expect((await give('shen', draft, 'submit', {})).status).toBe(404);
  expect((await give('lin', draft, 'submit', { content: aContent({ matter: '另一件事。' }) })).status).toBe(200);
  await api.settles(draft);
  await api.does('cao', draft, 'return-for-revision', { opinion: '请补充。' });
  expect(await give('lin', draft, 'resubmit', { content: aContent() })).toMatchObject(double(id));
  expect((await give('lin', draft, 'resubmit', { content: aContent({ matter: '另一件事，已补充。' }) })).status).toBe(200);
});

it('a co-signer’s own list holds it, and is no author’s', async () => {
  await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
  expect((await submit('shen', aContent())).status).toBe(201);
});

it('what a kind does not allow is refused in both languages', async () => {
  expect(await submit('lin', aContent({ kind: 'joint' }))).toMatchObject({ status: 422, body: { type: type('co-signers-missing') } });
  expect(await submit('lin', aContent({ coSigners: ['shen'] }))).toMatchObject({
    status: 422,
    body: { type: type('co-signers-not-allowed') },
  });
  const told = await submit('lin', aContent({ kind: 'party' }));
  expect(told).toMatchObject({ status: 422, body: { type: type('not-speaking-for'), facts: { kind: 'party', names: [] } } });
  expect(told.body['detail']).toContain('无');
  expect(told.body['detailEn']).toContain('nothing');
  const recorded = await api.ask('administrator', 'PUT', '/v1/directory', {
    body: { people: [{ id: 'lin', name: '林若溪', roles: ['member'], speaksFor: [{ kind: 'party', name: '民盟云澜区总支' }] }] },
    key: 'speaks',
  });
  expect(recorded.status).toBe(200);
  expect((await api.ask('lin', 'GET', '/v1/me')).body).toMatchObject({ speaksFor: [{ kind: 'party', name: '民盟云澜区总支' }] });
  expect(await submit('lin', aContent({ kind: 'party' }))).toMatchObject({ status: 201, body: { stage: 'in-review' } });
});
