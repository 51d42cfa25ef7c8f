import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSubject } from '#core/notices/render/render-subject.ts';
import { renderSubjectEn } from '#core/notices/render/render-subject-en.ts';
import { aMailClock, aMailContent, aMailItem, aReader, manyMailItems, someNews } from '#test/support/a-mail.ts';

const numbered = (n: number) => ({ zh: `第${n}号`, en: `No. ${n}` });

const late = (n: number) => aMailItem({ tag: '提案反馈提醒', number: numbered(n), clock: aMailClock(-3) });

const asked = (kind: 'comments-asked' | 'comments-due') =>
  renderSubjectEn(aMailContent({ items: [someNews({ kind, title: '12', number: { zh: '预分办方案', en: 'Draft allocation' } })] }));

describe('the subject of a mail', () => {
  it('about one case holds its tag, number, title and clock', () => {
    const items = [aMailItem({ title: '关于完善社区养老服务的提案' })];
    expect(renderSubject(aMailContent({ items }))).toBe('【提案提醒】第46号《关于完善社区养老服务的提案》办理答复（剩3天）');
  });

  it('about several that press counts them and names each', () => {
    const items = [aMailItem({ tag: '提案催办', clock: aMailClock(-1) }), aMailItem({ number: numbered(52), clock: aMailClock(0) })];
    expect(renderSubject(aMailContent({ form: 'urgent', items }))).toBe(
      '【提案催办】2件今天到期或已逾期：第46号（逾期1个工作日）、第52号（今天到期）',
    );
  });

  it('about several of which one has time says only that they are to be handled', () => {
    const items = [
      aMailItem({ kind: 'assigned', tag: '提案交办', clock: aMailClock(60) }),
      aMailItem({ kind: 'assigned', tag: '提案交办', number: numbered(52), clock: aMailClock(0) }),
    ];
    expect(renderSubject(aMailContent({ form: 'urgent', items }))).toBe('【提案交办】2件请及时处理：第46号（剩60天）、第52号（今天到期）');
  });

  it('of a digest names the first two', () => {
    const items = [3, 5, 7, 9, 11].map((days, index) => aMailItem({ number: numbered(46 + index * 5), clock: aMailClock(days) }));
    expect(renderSubject(aMailContent({ form: 'digest', items }))).toBe('【提案提醒】今日提醒5件：第46号（剩3天）、第51号（剩5天）等');
  });

  it('of a digest without any clock calls it news', () => {
    const items = [someNews(), someNews({ kind: 'filed', tag: '提案立案', number: numbered(47) })];
    expect(renderSubject(aMailContent({ form: 'digest', items }))).toBe('【提案办理】今日动态2件：第46号、第47号');
  });

  it('names a case once, however many things are told of it', () => {
    const items = [122, 122, 46].map((number) => someNews({ number: numbered(number) }));
    expect(renderSubject(aMailContent({ form: 'digest', items }))).toMatch(/今日动态3件：第122号、第46号$/u);
    expect(renderSubjectEn(aMailContent({ form: 'digest', items }))).toMatch(/No\. 122, No\. 46$/u);
  });

  it('of comments that are asked for says how many proposals they are about, in English too', () => {
    expect(asked('comments-asked')).toMatch(/Draft allocation \(12\)$/u);
    expect(asked('comments-due')).toMatch(/Draft allocation \(closes today, 12 without a comment\)$/u);
  });

  it('names a case without a number by its title in a list', () => {
    const unnumbered = someNews({ kind: 'declined', tag: '提案不予立案', number: { zh: '（未编号）', en: '(not numbered yet)' } });
    expect(renderSubject(aMailContent({ form: 'digest', items: [unnumbered] }))).toBe(
      '【提案不予立案】今日动态1件：《关于在老旧小区加装电梯…》',
    );
  });

  it('has a wider tag where the items do not share one', () => {
    const items = [aMailItem({ kind: 'overdue-unit', tag: '提案逾期', clock: aMailClock(-1) }), aMailItem({ clock: aMailClock(0) })];
    expect(renderSubject(aMailContent({ form: 'urgent', items }))).toMatch(/^【提案催办】2件/u);
  });

  it('says of a member’s late feedback neither that it is late nor that it presses', () => {
    const subject = renderSubject(aMailContent({ form: 'urgent', items: [late(46), late(52)] }));
    expect(subject).toMatch(/^【提案反馈提醒】2件请及时处理：/u);
    const mixed = renderSubject(aMailContent({ form: 'digest', items: [late(46), someNews()] }));
    expect(mixed).toMatch(/^【提案提醒】今日提醒2件：/u);
  });

  it('says first of all that it goes again', () => {
    expect(renderSubject(aMailContent({ again: true }))).toMatch(/^【重发】【提案提醒】第46号/u);
  });

  it.each(['single', 'urgent', 'digest'] as const)('of form %s stays short enough for any title', (form) => {
    const items = manyMailItems(40).map((item) => ({ ...item, title: '长'.repeat(100), number: { zh: '（未编号）', en: '' } }));
    expect(renderSubject(aMailContent({ form, items })).length).toBeLessThan(90);
  });

  it('cuts titles between characters only', () => {
    const title = `${'提'.repeat(22)}👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦`;
    expect(renderSubject(aMailContent({ items: [aMailItem({ title })] }))).toContain(`《${'提'.repeat(22)}👩‍👩‍👧‍👦…》`);
  });

  it('is one clean line, whatever title, number and names hold', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\0',
          '\u2028',
          '\u2029',
          '\u202e',
          '\u2066',
          '\x85',
          '\x1b',
          'Bcc: x@y.example',
          '案',
          '\ud800',
          '"',
          '<',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nasty, nasty, nasty, fc.constantFrom('single', 'urgent', 'digest' as const), (title, number, tail, form) => {
        const items = [aMailItem({ title, tail, number: { zh: number, en: number } })];
        const subject = renderSubject(aMailContent({ form, items, reader: aReader(title) }));
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(subject.isWellFormed()).toBe(true);
      }),
      { seed: 46 },
    );
  });

  it.each(['提案催办', '会办意见', '提案转告'])('begins with the tag of its item in brackets: %s', (tag) => {
    expect(renderSubject(aMailContent({ items: [aMailItem({ tag })] }))).toMatch(new RegExp(`^【${tag}】第46号《`, 'u'));
  });
});
