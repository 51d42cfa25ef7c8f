import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseAnswer, Deadlines } from '#console/api/contract.ts';
import { daysLeft } from '#console/parts/dates.ts';
import { LanguageProvider } from '#console/parts/language.tsx';
import { CaseFacts } from '#console/rooms/case/case-facts.tsx';
import { Clocks } from '#console/rooms/case/deadlines/clocks.tsx';
import { Replies } from '#console/rooms/case/handling/replies.tsx';
import { roadOf } from '#console/rooms/case/road-of.ts';
import { Shares } from '#console/rooms/case/handling/shares.tsx';
import { stages } from '#core/case/stages.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { dissatisfied } from '#test/support/case-in.ts';

let api: ApiInMemory;
const monday = Date.parse('2026-03-02T02:00:00.000Z');

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: monday });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

interface Seen {
  readonly found: CaseAnswer;
  readonly deadlines: Deadlines['deadlines'];
}

/** What the real API answers to this person. */
async function seenBy(person: string, id: string): Promise<Seen> {
  const read = async (what: string) => (await api.ask(person, 'GET', `/v1/proposals/${id}${what}`)).body;
  const clocks = (await read('/deadlines')) as Deadlines;
  return { found: (await read('')) as CaseAnswer, deadlines: clocks.deadlines };
}

/** The text of what is drawn of it, part by part as a reader meets them. */
function textOf(node: Parameters<typeof renderToStaticMarkup>[0]): string {
  return renderToStaticMarkup(node)
    .replaceAll(/<\/(?:p|li|h\d|dd|dt)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"');
}

const clocksOf = ({ found, deadlines }: Seen, now = Date.now()) => textOf(<Clocks found={found} deadlines={deadlines} now={now} />);

describe('the page of a case', () => {
  it('shows the units of a case in handling, each with its role and where it stands', async () => {
    const { found } = await seenBy('transport-clerk', await api.inHandling());
    const text = textOf(<Shares found={found} />);
    for (const { unit, role } of found.assignments) {
      expect(text).toContain(`${unit.name} ${role === 'lead' ? '主办' : '会办'} 办理中`);
    }
    expect(textOf(<CaseFacts found={found} sessionName="六届一次会议" />)).toContain(found.author.name);
  });

  it('lists the clocks that run, the first to end before the others, each with its unit and its explanation', async () => {
    const seen = await seenBy('transport-clerk', await api.inHandling());
    const [text = ''] = clocksOf(seen).split('已结束的期限');
    expect(text.match(/会办意见 · |办理答复 · |会办意见|办理答复/g)?.[0]).toContain('会办意见');
    expect(text.indexOf('会办意见')).toBeLessThan(text.indexOf('办理答复'));
    expect(text.match(/剩\d+天 2026年\d+月\d+日（周.）/g)).toHaveLength(2);
    expect(text.match(/起算/g)?.length).toBeGreaterThanOrEqual(2);
    for (const { unit } of seen.found.assignments) expect(text).toContain(unit.name);
  });

  it('says the same in English to whoever chose it', async () => {
    vi.stubGlobal('localStorage', { getItem: () => 'en' });
    const seen = await seenBy('transport-clerk', await api.inHandling());
    const page = <Clocks found={seen.found} deadlines={seen.deadlines} now={Date.now()} />;
    const text = textOf(<LanguageProvider>{page}</LanguageProvider>);
    for (const part of ['Deadlines', 'Green', 'left', 'Why this date?', 'not counted', 'in the hands of']) expect(text).toContain(part);
    expect(text).not.toContain('办理期限');
  });

  it('counts the days left as the body does: to the day, from midnight to midnight there', async () => {
    const seen = await seenBy('cao', await api.inHandling());
    const dueAt = Math.min(...seen.deadlines.filter(({ closed }) => closed === undefined).map((clock) => Date.parse(clock.dueAt)));
    const leftAt = (now: number) => /剩\d+天|今天到期|逾期\d+天/.exec(clocksOf(seen, now))?.[0];
    const hour = 3_600_000;
    expect(leftAt(dueAt - 25 * hour)).toBe('剩1天');
    expect(leftAt(dueAt - 24 * hour)).toBe('今天到期');
    expect(leftAt(dueAt - 1)).toBe('今天到期');
    expect(leftAt(dueAt)).toBe('逾期1天');
    expect(leftAt(dueAt + 24 * hour)).toBe('逾期2天');
    expect(daysLeft(new Date(dueAt).toISOString(), dueAt - 49 * hour)).toBe(2);
  });

  it('shows a case without units, and a clock that is not any unit’s', async () => {
    const seen = await seenBy('lin', await api.submits());
    expect(textOf(<Shares found={seen.found} />)).toBe('');
    expect(textOf(<CaseFacts found={seen.found} sessionName="六届一次会议" />)).toContain('（尚无）');
    expect(clocksOf(seen)).toMatch(/^办理期限\n审查立案\n/);
    expect(clocksOf(seen)).toContain('由提案委员会办理');
  });

  it('shows the replies, that of the last round first, with their letters', async () => {
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', dissatisfied);
    await api.does('transport-clerk', id, 'issue-reply', { class: 'A', text: '再次答复：路灯已经安装。' });
    const { found } = await seenBy('lin', id);
    const text = textOf(<Replies found={found} />);
    expect(text.match(/（[AB]类）|再次答复：路灯已经安装。|【复函正文】东段路灯列入今年计划。/g)).toEqual([
      '（A类）',
      '再次答复：路灯已经安装。',
      '（B类）',
      '【复函正文】东段路灯列入今年计划。',
    ]);
    expect(text.match(/〔2026〕\d+号/g)).toHaveLength(2);
    expect(text).toContain('对工作态度');
  });

  it('shows what somebody wrote as text, whatever it looks like', async () => {
    const { found } = await seenBy('transport-clerk', await api.inHandling());
    const opinion = '<img src=x onerror=alert(1)>';
    const markup = renderToStaticMarkup(
      <Shares found={{ ...found, assignments: found.assignments.map((share) => ({ ...share, opinion })) }} />,
    );
    expect(markup).not.toContain('<img');
    expect(markup).toContain('&lt;img');
  });
});

describe('the road of a case', () => {
  it.each(stages)('has one place where a case in %s stands', (stage) => {
    const road = roadOf(stage);
    expect(road.filter(({ is }) => is === 'here').map((step) => step.stage)).toEqual([stage]);
    expect(road.map(({ is }) => is).join(' ')).toMatch(/^(behind )*here( ahead)*$/);
  });

  it('ends where a case was declined', () => {
    expect(roadOf('declined').at(-1)).toEqual({ stage: 'declined', is: 'here' });
  });
});
