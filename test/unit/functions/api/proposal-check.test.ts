import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { dispatchBoth } from '#test/support/case-in.ts';

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const answer = z.looseObject({
  findings: z.array(z.looseObject({ what: z.string() })),
  like: z.array(z.looseObject({ id: z.string(), likeness: z.number(), text: z.looseObject({ matter: z.string() }).optional() })),
  compared: z.number(),
  complete: z.boolean(),
});
const check = async (by: string, sent: object) => {
  const told = await api.ask(by, 'POST', '/v1/proposals/check', { body: sent });
  expect(told.status, told.text).toBe(200);
  return answer.parse(told.body);
};
const mine = {
  title: '关于改善云澜湖步道夜间照明的提案',
  matter: '环湖步道东段夜间照明不足，市民夜行多有不便。',
  suggestions: ['分段补装路灯。'],
};

describe('what is like a text', () => {
  it('is told of one’s own cases at once, of others’ only once they are filed', async () => {
    const own = await api.submits('shen', aContent());
    const other = await api.submits('lin', aContent());
    expect((await check('shen', mine)).like.map(({ id }) => id)).toEqual([own]);
    await api.does('cao', other, 'file');
    const { like, compared, complete } = await check('shen', mine);
    expect(new Set(like.map(({ id }) => id))).toEqual(new Set([own, other]));
    expect(like[0]).toMatchObject({ session: { name: '六届一次会议' }, text: { matter: expect.stringContaining('东段') } });
    expect({ compared, complete }).toEqual({ compared: 2, complete: true });
    // The committee sees what it reviews.
    expect((await check('cao', mine)).like).toHaveLength(2);
  });

  it('is told though its title is another, whether a unit has it or not', async () => {
    const other = await api.submits('lin', aContent({ title: '关于为夜跑市民办实事的建议' }));
    await api.does('cao', other, 'file');
    expect((await check('shen', mine)).like.map(({ id }) => id)).toEqual([other]);
    await api.does('du', other, 'dispatch', dispatchBoth);
    await api.submits('lin', aContent({ title: '关于增设社区图书角的提案', matter: '社区阅读空间不足。', suggestions: ['设图书角。'] }));
    const { like, compared } = await check('shen', mine);
    expect({ like: like.map(({ id }) => id), compared }).toEqual({ like: [other], compared: 2 });
  });

  it('is shown as far as its author lets it be published', async () => {
    const summary = await api.submits('lin', aContent({ publicity: 'summary' }));
    const withheld = await api.submits('lin', aContent({ publicity: 'withheld' }));
    await api.does('cao', summary, 'file');
    await api.does('cao', withheld, 'file');
    const { like } = await check('shen', mine);
    expect(like.map(({ id }) => id)).toEqual([summary]);
    expect(like[0]?.text).toBeUndefined();
  });

  it('is not one’s own draft, nor what was withdrawn, nor what is about something else', async () => {
    const draft = await api.ask('shen', 'POST', '/v1/proposals', { body: { ...aContent(), draft: true }, key: 'd' });
    await api.settles(String(draft.body['id']));
    const gone = await api.submits('shen', aContent());
    await api.does('shen', gone, 'withdraw', { reason: '另案提出。' });
    await api.submits('shen', aContent({ title: '关于增设社区图书角的提案', matter: '社区阅读空间不足。', suggestions: ['设图书角。'] }));
    expect((await check('shen', mine)).like).toEqual([]);
  });

  it('is asked for by members and the committee', async () => {
    for (const who of ['du', 'transport-clerk', 'auditor', 'administrator'])
      expect((await api.ask(who, 'POST', '/v1/proposals/check', { body: mine })).status).toBe(403);
  });
});

const whatOf = async (sent: object) => (await check('lin', { ...mine, ...sent })).findings.map(({ what }) => what);

it('a joint text that names nobody yet is told so before it is refused', async () => {
  expect(await whatOf({ kind: 'joint' })).toContain('coSigners');
  expect(await whatOf({ kind: 'joint', coSigners: ['shen'] })).not.toContain('coSigners');
  expect(await whatOf({ kind: 'personal' })).not.toContain('coSigners');
});

it('what is missing is told of a text that is hardly begun', async () => {
  const { findings } = await check('lin', {});
  expect(findings.map(({ what }) => what)).toEqual(['matter', 'nothingAsked']);
});

const save = (by: string, version: number, written: object, key = api.freshKey()) =>
  api.ask(by, 'POST', '/v1/proposal-draft', { body: { version, written }, key });

describe('the proposal a member is writing', () => {
  it('is that member’s on every machine, and nobody else’s', async () => {
    expect((await api.ask('lin', 'GET', '/v1/proposal-draft')).body).toEqual({ version: 0 });
    expect((await save('lin', 0, { title: '关于', suggestions: [null, '二'] })).body).toMatchObject({ version: 1 });
    expect((await api.ask('lin', 'GET', '/v1/proposal-draft')).body).toMatchObject({ version: 1, saved: { written: { title: '关于' } } });
    expect((await api.ask('shen', 'GET', '/v1/proposal-draft')).body).toEqual({ version: 0 });
    expect((await api.ask('du', 'GET', '/v1/proposal-draft')).status).toBe(403);
    expect((await save('lin', 0, {})).status).toBe(412);
  });
});
