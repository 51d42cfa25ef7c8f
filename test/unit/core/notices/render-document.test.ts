import { describe, expect, it } from 'vitest';
import { chineseDate } from '#core/notices/render-chinese-date.ts';
import { renderDocument } from '#core/notices/render-document.ts';
import type { DocumentFacts } from '#core/notices/render-document.ts';

const facts: DocumentFacts = {
  kind: 'chaser',
  number: '云提催〔2026〕3号',
  bodyName: '云澜区政协提案委员会',
  unit: { zh: '云澜区水务局', en: 'Yunlan Water Bureau' },
  caseNumber: { zh: '第46号', en: 'No. 46' },
  title: '关于完善城区供水管网的提案',
  clock: { zh: '办理答复', en: 'reply' },
  dueOn: '2026-11-18',
  provisional: false,
  daysOverdue: 6,
  on: '2026-11-24',
};

describe('a numbered paper', () => {
  it('holds number, addressee, case, clock, days, request, signature and date, in both forms', () => {
    const { html, text } = renderDocument(facts);
    const said = [
      '云提催〔2026〕3号',
      '提案催办通知',
      '云澜区水务局：',
      '政协提案第46号《关于完善城区供水管网的提案》，“办理答复”的办理期限为二〇二六年十一月十八日。',
      '该事项已逾期6天。请贵单位抓紧办理',
      '二〇二六年十一月二十四日',
      'To: Yunlan Water Bureau',
      'is 6 day(s) overdue',
    ];
    for (const one of said) {
      expect(html).toContain(one);
      expect(text).toContain(one);
    }
    expect(text.trimStart().startsWith('云澜区政协提案委员会\n')).toBe(true);
  });

  it('says of a due day that it is provisional, where it is', () => {
    const { html, text } = renderDocument({ ...facts, provisional: true });
    expect(text).toContain('办理期限为二〇二六年十一月十八日（暂定）。');
    expect(text).toContain('办理期限 Due：2026-11-18（暂定） provisional');
    expect(html).toContain('2026-11-18（暂定）');
    expect(renderDocument(facts).html).not.toContain('暂定');
  });

  it('of supervision has its own name and wants reasons in writing', () => {
    const { html } = renderDocument({ ...facts, kind: 'supervision', number: '云提督〔2026〕1号' });
    expect(html).toContain('<h1>提案督办通知</h1>');
    expect(html).toContain('书面说明未按期办结的原因');
  });

  it.each([
    [0, '今日到期', '0天'],
    [-2, '还剩2天', '0天'],
  ])('with %d days overdue says %s', (daysOverdue, said, days) => {
    const { text } = renderDocument({ ...facts, daysOverdue });
    expect(text).toContain(`该事项${said}。`);
    expect(text).toContain(`逾期天数 Days overdue：${days}`);
  });

  it('keeps markup, breaks and turned directions in names as text', () => {
    const { html, text } = renderDocument({ ...facts, title: '<b>甲&乙</b>\r\n\u202e丙', bodyName: '"委"' });
    expect(html).toContain('&lt;b&gt;甲&amp;乙&lt;/b&gt; 丙');
    expect(html).not.toContain('<b>');
    expect(text).toContain('《<b>甲&乙</b> 丙》');
  });

  it('is printed on A4, fetches nothing, and is the same for the same facts', () => {
    const { html } = renderDocument(facts);
    expect(html).toContain('@page{size:A4');
    expect(html).not.toMatch(/<(?:script|img|link)\b|url\(|https?:/u);
    expect(renderDocument(facts).html).toBe(html);
  });
});

describe('a date in Chinese figures', () => {
  it.each([
    ['2026-11-24', '二〇二六年十一月二十四日'],
    ['2030-01-10', '二〇三〇年一月十日'],
    ['2027-10-31', '二〇二七年十月三十一日'],
    ['1999-12-01', '一九九九年十二月一日'],
    ['2026-02-20', '二〇二六年二月二十日'],
  ])('%s is %s', (on, said) => expect(chineseDate(on)).toBe(said));
});
