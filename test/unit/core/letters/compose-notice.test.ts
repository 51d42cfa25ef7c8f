import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { composeDispatch, composeFeedbackForm, composeNotice } from '#core/letters/compose-notice.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import type { Letter } from '#core/letters/letter.ts';
import type { DocumentFacts } from '#core/notices/render/render-document.ts';
import { renderDocument } from '#core/notices/render/render-document.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const facts: DocumentFacts = {
  kind: 'chaser',
  number: '云政办提案催〔2026〕3号',
  issuer: { zh: '澜州市云澜区人民政府办公室', en: 'Office of the People’s Government of Yunlan District' },
  unit: { zh: '区民政局', en: 'Civil Affairs Bureau' },
  caseNumber: { zh: '第17号', en: 'No. 17' },
  title: '关于社区助餐的建议',
  clock: { zh: '办理答复', en: 'reply' },
  dueOn: '2026-05-06',
  provisional: false,
  daysLeft: -2,
  daysLate: 2,
  on: '2026-05-08',
  contact: { person: { zh: '杜思远同志', en: 'Du Siyuan' }, phone: '0000-5550100' },
  copies: [{ zh: '区政协提案委员会', en: 'Proposals Committee' }],
  withEnglish: false,
};
const textOf = (letter: Letter) =>
  layOutLetter(letter)
    .pages.flatMap(({ runs }) => runs.map(({ text }) => text))
    .join('');

describe('papers of the same machinery', () => {
  it('make a reminder of the words its mail has, in the form of the office', () => {
    const letter = composeNotice(facts, 'file');
    expect(letter).toMatchObject({ kind: 'chaser', title: '提案催办通知', number: { code: '云政办提案催', year: 2026, serial: 3 } });
    const text = textOf(letter);
    const mailed = renderDocument(facts).text;
    for (const words of ['特此通知。', '区民政局：', '2026年5月8日', '云政办提案催〔2026〕3号']) {
      expect(text).toContain(words);
      expect(mailed).toContain(words);
    }
    expect(textOf(composeNotice({ ...facts, kind: 'supervision' }, 'letter'))).toContain('提案督办通知');
  });

  it('make the dispatch notice with one row for each proposal', () => {
    const letter = composeDispatch({
      form: 'file',
      issuer: facts.issuer.zh,
      contacts: {},
      copies: [],
      session: '区政协六届一次会议',
      unit: '区民政局',
      proposals: [
        { caseNumber: '17', title: '关于社区助餐的建议', proposer: '沈若溪', role: 'lead', due: '2026年8月8日' },
        { caseNumber: '18', title: '关于排水的建议', proposer: '民盟云澜区总支', role: 'co-handler', due: '2026年6月8日' },
      ],
      date: '2026-05-08',
    });
    const text = textOf(letter);
    expect(text).toContain('关于交办区政协六届一次会议提案的通知');
    expect(text).toContain('提案2件');
    for (const words of ['第17号', '第18号', '主办', '会办']) expect(text).toContain(words);
  });

  it('make the opinion form of a letter, with attitude and result apart', () => {
    const form = composeFeedbackForm(composeLetter(letterFacts));
    const text = textOf(form);
    for (const words of ['第17号', '许承泽', '对办理工作态度', '对办理结果', 'A类']) expect(text).toContain(words);
    expect(layOutLetter(form).pages.length).toBeLessThanOrEqual(2);
  });
});
