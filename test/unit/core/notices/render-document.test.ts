import { describe, expect, it } from 'vitest';
import { renderDocument } from '#core/notices/render/render-document.ts';
import type { DocumentFacts } from '#core/notices/render/render-document.ts';

const committee = {
  zh: '中国人民政治协商会议澜州市云澜区委员会提案委员会',
  en: 'Proposals Committee of the CPPCC, Yunlan District, City of Lan',
};
const facts: DocumentFacts = {
  kind: 'chaser',
  number: '云政办提案催〔2026〕3号',
  issuer: { zh: '澜州市云澜区人民政府办公室', en: 'Office of the Government of Yunlan District, City of Lan' },
  unit: { zh: '云澜区水务局', en: 'Yunlan Water Bureau' },
  caseNumber: { zh: '第46号', en: 'No. 46' },
  title: '关于完善城区供水管网的提案',
  clock: { zh: '办理答复', en: 'reply' },
  deed: '答复委员',
  dueOn: '2026-11-18',
  provisional: false,
  daysLeft: -6,
  daysLate: 4,
  on: '2026-11-24',
  contact: { person: { zh: '杜子衡同志', en: 'Du Ziheng' }, phone: '0000-8612345' },
  copies: [committee],
  withEnglish: false,
};
const inEnglish = { ...facts, withEnglish: true };

describe('a numbered paper', () => {
  it('has the form of an official letter: issuer, number, addressee, matter, courtesy, contact, signature, seal, copies', () => {
    expect(renderDocument(facts).text).toBe(
      [
        '澜州市云澜区人民政府办公室',
        '云政办提案催〔2026〕3号',
        '',
        '提案催办通知',
        '',
        '云澜区水务局：',
        '　　你单位承办的政协提案第46号《关于完善城区供水管网的提案》，应于2026年11月18日前（含当日）答复委员，截至2026年11月24日已逾期4个工作日。请你单位抓紧办理，尽快完成并在提案办理系统中登记；确有困难的，请于收到本通知后及时书面说明情况。',
        '　　特此通知。',
        '　　联系人：杜子衡同志，联系电话：0000-8612345',
        '',
        '澜州市云澜区人民政府办公室',
        '2026年11月24日',
        '（印章）',
        '',
        '抄送：中国人民政治协商会议澜州市云澜区委员会提案委员会。',
        '',
      ].join('\n'),
    );
  });

  it('says the same as a page', () => {
    const { html, text } = renderDocument(inEnglish);
    const seen = html
      .slice(html.indexOf('<body'))
      .replaceAll(/<br>|<\/p>/gu, '\n')
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll('&quot;', '"');
    for (const line of text.split('\n')) expect(seen).toContain(line.trim());
    expect(seen).not.toMatch(/贵单位/u);
  });

  it('has English beside it for whoever reads English, and for nobody else', () => {
    const { text } = renderDocument(inEnglish);
    expect(text).toContain('To: Yunlan Water Bureau');
    expect(text).toContain('was due by 18 November 2026 and on 24 November 2026 is 4 working days overdue.');
    expect(text).toContain('Contact: Du Ziheng, telephone 0000-8612345');
    expect(renderDocument(facts).html).not.toContain('lang="en"');
  });

  it('quotes what whoever reminded by hand added', () => {
    expect(renderDocument({ ...inEnglish, note: '请于周五前\n报进展。' }).text).toContain('　　附言：请于周五前 报进展。\n　　特此通知。');
    expect(renderDocument({ ...facts, note: '' }).text).not.toContain('附言');
  });

  it('says of a due day that it is provisional, where it is', () => {
    expect(renderDocument({ ...facts, provisional: true }).text).toContain('应于2026年11月18日前（含当日，暂定）答复委员');
    expect(renderDocument(facts).html).not.toContain('暂定');
  });

  it('of supervision has its own name and wants reasons in writing', () => {
    const { html } = renderDocument({ ...facts, kind: 'supervision', number: '云政办提案督〔2026〕1号' });
    expect(html).toContain('<h1>提案督办通知</h1>');
    expect(html).toContain('书面说明未按期完成的原因');
  });

  it.each([
    [0, '须于2026年11月18日前（含当日）答复委员（今天到期）。'],
    [2, '须于2026年11月18日前（含当日）答复委员（剩2天）。'],
  ])('with %d days left reminds and does not press', (daysLeft, said) => {
    const { text } = renderDocument({ ...facts, daysLeft, daysLate: 0 });
    expect(text).toContain('提案办理提醒通知');
    expect(text).toContain(said);
    expect(text).not.toMatch(/催办|逾期/u);
  });

  it('on the rest days behind the due day is late, by no working day yet', () => {
    expect(renderDocument({ ...facts, daysLeft: -1, daysLate: 0 }).text).toContain('截至2026年11月24日已逾期。');
  });

  it('names nobody to ask, and nobody who gets a copy, where there is nobody', () => {
    const { contact: _contact, ...rest } = facts;
    const { html, text } = renderDocument({ ...rest, copies: [], withEnglish: true });
    for (const one of [html, text]) expect(one).not.toMatch(/联系人|抄送|Contact|Copies/u);
    expect(renderDocument({ ...facts, contact: { person: { zh: '杜子衡同志', en: 'Du Ziheng' } } }).text).toContain('联系人：杜子衡同志\n');
  });

  it('keeps markup, breaks and turned directions in names as text', () => {
    const { html, text } = renderDocument({ ...facts, title: '<b>甲&乙</b>\r\n\u202e丙', issuer: { zh: '"委"', en: '' } });
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
