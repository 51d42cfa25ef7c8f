import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailContent, MailItem } from '#core/notices/render/mail-content.ts';
import { longestRobotText, robotMarkdown, robotTitle } from '#core/notices/render/robot-text.ts';

const item = (changes: Partial<MailItem> = {}): MailItem => ({
  kind: 'reminder',
  tag: '提案催办',
  proposalId: 'p1',
  notices: [],
  number: { zh: '第46号', en: 'No. 46' },
  title: '【标题】环湖步道照明',
  unit: { zh: '云澜区交通运输局', en: 'Transport' },
  clock: {
    kind: 'reply',
    name: { zh: '办理答复', en: 'reply' },
    dueOn: '2026-06-02',
    provisional: false,
    light: 'red',
    daysLeft: -1,
    daysLate: 1,
  },
  sentence: { zh: '【句子】', en: 'sentence' },
  tail: '',
  link: 'https://portal.example/cases/p1',
  onBehalfOf: { zh: '陶安同志', en: 'Tao An' },
  ...changes,
});
const content = (items: readonly MailItem[], again = false): MailContent => ({
  reader: { title: { zh: '【收信人】', en: 'reader' }, is: 'officer' },
  form: 'digest',
  on: '2026-06-03',
  again,
  items,
});
const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

describe('a message to a group', () => {
  it('names number, clock, day, light and link', () => {
    expect(robotMarkdown(content([item()]))).toBe(
      '**提案催办**：1件 · 1 item\n\n**第46号** 办理答复 期限2026年6月2日 红灯 逾期1个工作日（No. 46, reply, 2 June 2026, red, 1 working day overdue） [查看 Open](https://portal.example/cases/p1)',
    );
  });

  it('names what it is about where no clock runs', () => {
    const { clock: _clock, ...news } = item({ kind: 'assigned', tag: '提案交办' });
    expect(robotMarkdown(content([news]))).toContain('**第46号** 提案交办（No. 46） [查看 Open]');
  });

  it('holds no title, sentence, unit or name', () => {
    expect(robotMarkdown(content([item(), item({ kind: 'assigned', tag: '提案交办' })]))).not.toMatch(
      /标题|句子|交通运输局|陶安|收信人|Transport|sentence/,
    );
  });

  it('says when it goes again', () => {
    expect(robotMarkdown(content([item()], true))).toMatch(/^【重发】\*\*提案催办/);
    expect([robotTitle(content([item()])), robotTitle(content([item()], true))]).toEqual(['提案催办', '【重发】提案催办']);
  });

  it('is cut between items, and counts those that are left out', () => {
    const text = robotMarkdown(content(Array.from({ length: 100 }, () => item())));
    const shown = text.match(/\[查看 Open\]/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(15);
    expect(text).toContain(`另有${100 - shown}件`);
    expect(text.endsWith('in the system')).toBe(true);
    expect(bytes(text)).toBeLessThanOrEqual(longestRobotText);
    expect(bytes(text) + bytes(robotMarkdown(content([item()])))).toBeGreaterThan(longestRobotText);
  });

  it('keeps within its bytes whatever the items hold, and lets nothing in them be markup', () => {
    const law = fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 60 }), (texts) => {
      const text = robotMarkdown(content(texts.map((zh) => item({ number: { zh, en: zh }, link: `https://portal.example/${zh}` }))));
      expect(bytes(text)).toBeLessThanOrEqual(longestRobotText);
      for (const [, href = ''] of text.matchAll(/\]\(([^)]*)\)/g)) expect(href).toMatch(/^https:\/\/portal\.example\//);
    });
    fc.assert(law, { seed: 7, numRuns: 200 });
    const sly = item({ number: { zh: '[骗](https://evil.example)\n# 第1号', en: '<b>' }, link: 'javascript:alert(1)' });
    const text = robotMarkdown(content([sly]));
    expect(text).not.toMatch(/\]\(|<b>|\n#|javascript/);
  });
});
