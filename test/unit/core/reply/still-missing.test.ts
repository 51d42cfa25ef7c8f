import { describe, expect, it } from 'vitest';
import { compareParagraphs } from '#core/reply/compare-paragraphs.ts';
import { likeness } from '#core/likeness/likeness.ts';
import { skeletonOf } from '#core/reply/skeleton.ts';
import { stillMissing } from '#core/reply/still-missing.ts';
import { suggestionsAnswered } from '#core/reply/suggestions-answered.ts';

const suggestions = ['分段补装路灯，并更换损坏灯具。', '公布维护电话。'];
const whole = {
  class: 'A',
  paragraphs: skeletonOf(suggestions).map((one) => (one.level === 0 ? { ...one, text: '已经办妥。' } : one)),
  leader: '谢明远',
  handler: '陶安',
  phone: '0571-00000000',
  disclosure: 'disclosed',
  contact: { contactedOn: '2026-03-18', way: 'visit' },
};
const lacks = (changes: object, others: Parameters<typeof stillMissing>[2] = []) =>
  stillMissing({ ...whole, ...changes }, suggestions, others).map(({ what, blocks }) => `${what}${blocks ? '!' : ''}`);

describe('what a reply still lacks', () => {
  it('is nothing where all is said', () => {
    expect(lacks({})).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['no class', { class: '' }, ['class!']],
    ['nothing written', { paragraphs: [{ level: 1, text: ' ' }] }, ['text!']],
    ['too long', { paragraphs: [...whole.paragraphs, { level: 0, text: '答'.repeat(60_000) }] }, ['length!']],
    ['a suggestion without an answer', { paragraphs: whole.paragraphs.slice(0, 3) }, ['suggestions']],
    ['a gap', { paragraphs: [...whole.paragraphs, { level: 0, text: '投入××万元。' }] }, ['placeholder']],
    ['no contact', { contact: { contactedOn: '2026-03-18' } }, ['contact']],
    ['no leader', { leader: ' ' }, ['people']],
    ['no telephone', { phone: undefined }, ['phone']],
    ['no word on publishing', { disclosure: undefined }, ['disclosure']],
  ])('%s', (_what, changes, what) => {
    expect(lacks(changes)).toEqual(what);
  });

  it('names the units that owe an opinion, and those whose time lapsed', () => {
    const others = [
      { unit: '园林局', owes: true, lapsed: false },
      { unit: '公安局', owes: false, lapsed: true },
      { unit: '教育局', owes: false, lapsed: false },
    ];
    expect(lacks({}, others)).toEqual(['opinions!', 'lapsed']);
    const said = stillMissing(whole, suggestions, others)
      .map((one) => one.said.zh)
      .join();
    expect(said).toContain('园林局');
    expect(said).not.toContain('教育局');
  });
});

describe('the sections of a reply', () => {
  it('begin as one for each suggestion, by its first words', () => {
    expect(skeletonOf(suggestions).map(({ text }) => text)).toEqual(['关于“分段补装路灯”的建议', '', '关于“公布维护电话”的建议', '']);
    expect(skeletonOf(['，'.repeat(3), '长'.repeat(2000)])[2]?.text.length).toBeLessThan(40);
  });

  it('answer while there is something to read below their heading', () => {
    const [first, , second] = skeletonOf(suggestions);
    const text = { level: 0, text: '已办。' };
    const below = { level: 2, text: '资金' };
    expect([...suggestionsAnswered([first!, below, text, second!])]).toEqual([1]);
    expect([...suggestionsAnswered([first!, { level: 1, text: '其他' }, text])]).toEqual([]);
    expect([...suggestionsAnswered([text, { ...text, answers: 2 }])]).toEqual([2]);
  });
});

describe('two versions', () => {
  const compared = (before: string[], after: string[]) =>
    compareParagraphs(before, after, (text) => text).map(
      (one) => `${one.is}: ${'before' in one ? one.before : ''}|${'after' in one ? one.after : ''}`,
    );

  it('are told place by place', () => {
    expect(
      compared(['现答复如下：', '已列入今年计划。', '感谢支持。'], ['现答复如下：', '已列入明年计划。', '资金已落实。', '感谢支持。']),
    ).toEqual([
      'same: 现答复如下：|现答复如下：',
      'changed: 已列入今年计划。|已列入明年计划。',
      'added: |资金已落实。',
      'same: 感谢支持。|感谢支持。',
    ]);
    expect(compared(['甲乙丙'], [])).toEqual(['removed: 甲乙丙|']);
    expect(compared([], [])).toEqual([]);
  });

  it('of a thousand paragraphs each are compared', () => {
    const long = Array.from({ length: 1000 }, (_, n) => `第${n}段`);
    expect(compareParagraphs(long, [...long.slice(1), '末段'], (text) => text).filter(({ is }) => is === 'same')).toHaveLength(999);
  });
});

describe('likeness', () => {
  it('is 1 of the same words however they are set, 0 of others, and the same both ways', () => {
    expect(likeness('补装 路灯。', '补装，路灯')).toBe(1);
    expect(likeness('补装路灯', '文物保护')).toBe(0);
    expect(likeness('', '')).toBe(0);
    expect(likeness('灯', '灯')).toBe(1);
    expect(likeness('补装路灯与步道', '步道补装路灯')).toBe(likeness('步道补装路灯', '补装路灯与步道'));
    expect(likeness('𠮷野路', '𠮷野路')).toBe(1);
  });
});
