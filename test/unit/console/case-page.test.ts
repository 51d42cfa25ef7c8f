import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCase, readDeadlines, readReader } from '#console/case-answer.ts';
import { casePage } from '#console/case-page.ts';
import type { CasePage } from '#console/case-page.ts';
import { JsonCursor } from '#console/json-cursor.ts';
import { accountTerm } from '#console/texts.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { dissatisfied } from '#test/support/case-in.ts';

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The page as the real API's answers make it. */
async function seenBy(person: string, id: string, now = Date.now()): Promise<CasePage> {
  const [told, clocks] = await Promise.all(
    ['', '/deadlines'].map(async (what) => new JsonCursor((await api.ask(person, 'GET', `/v1/proposals/${id}${what}`)).body)),
  );
  return casePage(readCase(told!), readDeadlines(clocks!), now);
}

const factsOf = (page: CasePage) =>
  Object.fromEntries(
    page.facts.map(({ label, values }) => [label.zh, values.map((value) => (typeof value === 'string' ? value : value.zh))]),
  );

describe('the page of a case', () => {
  it('shows number, title, stage and units of a case in handling', async () => {
    const page = await seenBy('transport-clerk', await api.inHandling());
    expect(page.number.zh).toMatch(/^第.+号$/);
    expect(page.title).toContain('环湖步道');
    const facts = factsOf(page);
    expect(page.stage.zh).toBe('办理中');
    expect(facts['承办单位']).toEqual([expect.stringMatching(/（主办，办理中）$/), expect.stringMatching(/（会办，办理中）$/)]);
    expect(page.matter).not.toBe('');
    expect(page.suggestions.length).toBeGreaterThan(0);
  });

  it('lists the clocks that run, the first to end before the others, each with its unit and its explanation', async () => {
    const id = await api.inHandling();
    const { clocks } = await seenBy('transport-clerk', id);
    expect(clocks.map(({ name, unitName }) => [name.zh, unitName !== undefined])).toEqual([
      ['会办意见', true],
      ['办理答复', true],
    ]);
    for (const { explanation, dueOn } of clocks) {
      expect(explanation.zh).toMatch(/起算/);
      expect(explanation.en).toMatch(/not counted/);
      expect(dueOn.zh).toMatch(/^2026年\d+月\d+日周.$/);
      expect(dueOn.en).toMatch(/2026$/);
    }
  });

  it('counts the days left as the body does: to the day, from midnight to midnight there', async () => {
    const id = await api.inHandling();
    const dueAt = readDeadlines(new JsonCursor((await api.ask('cao', 'GET', `/v1/proposals/${id}/deadlines`)).body))
      .filter(({ isOpen }) => isOpen)
      .map((clock) => Date.parse(clock.dueAt))
      .sort((a, b) => a - b)[0]!;
    const leftAt = async (now: number) => (await seenBy('cao', id, now)).clocks[0]?.left.zh;
    const hour = 3_600_000;
    expect(await leftAt(dueAt - 25 * hour)).toBe('剩1天');
    expect(await leftAt(dueAt - 24 * hour)).toBe('今天到期');
    expect(await leftAt(dueAt - 1)).toBe('今天到期');
    expect(await leftAt(dueAt)).toBe('逾期1天');
    expect(await leftAt(dueAt + 24 * hour)).toBe('逾期2天');
  });

  it('names what this reader may do, and nothing of what others may', async () => {
    const id = await api.inHandling();
    const next = async (person: string) => (await seenBy(person, id)).next.map(({ zh }) => zh);
    expect(await next('parks-clerk')).toContain('提出会办意见');
    expect(await next('parks-clerk')).not.toContain('撤回');
    expect(await next('lin')).toEqual([]);
  });

  it('shows a case without number, units or clock that is not its own', async () => {
    const page = await seenBy('lin', await api.submits());
    expect(page.number.zh).toBe('（未编号）');
    expect(factsOf(page)['承办单位']).toEqual(['（尚无）']);
    expect(page.clocks.map(({ name, unitName }) => [name.zh, unitName])).toEqual([['审查立案', undefined]]);
  });

  it('shows the replies, that of the last round first, with their letters', async () => {
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', dissatisfied);
    await api.does('transport-clerk', id, 'issue-reply', { class: 'A', text: '再次答复：路灯已经安装。' });
    const { replies } = await seenBy('lin', id);
    expect(replies.map(({ heading, text }) => [heading.zh.slice(-4), text])).toEqual([
      ['（A类）', '再次答复：路灯已经安装。'],
      ['（B类）', '【复函正文】东段路灯列入今年计划。'],
    ]);
    for (const { letterNumber } of replies) expect(letterNumber).toMatch(/〔2026〕\d+号$/);
  });
});

describe('the head of the page', () => {
  it('names the reader, with the unit where there is one', async () => {
    const told: string[] = [];
    for (const person of ['lin', 'transport-clerk']) {
      told.push(accountTerm(readReader(new JsonCursor((await api.ask(person, 'GET', '/v1/me')).body))).zh);
    }
    expect(told).toEqual(['当前用户：林若溪', expect.stringMatching(/^当前用户：.+（.+）$/)]);
  });
});
