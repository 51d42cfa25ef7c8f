import type { LetterFacts } from '#core/letters/compose-letter.ts';

/** The record of a case that has all a letter needs. */
export const letterFacts: LetterFacts = {
  kind: 'reply',
  form: 'file',
  issuer: '澜州市云澜区经济和信息化局',
  number: { code: '云经信提复', year: 2026, serial: 42 },
  class: 'A',
  publicity: 'open',
  committee: '区政协',
  session: { term: 6, meeting: 1 },
  caseNumber: '17',
  to: { members: ['许承泽'] },
  matter: '关于扶持小微工厂改造的建议',
  passedBy: '区政府',
  answers: [
    {
      suggestion: '设立改造资金的建议',
      paragraphs: [{ level: 0, text: '依据《云澜区工业条例》（云政发〔2021〕21号），一是安排资金三百万元；二是简化申请。' }],
      promises: [{ what: '完成首批二十家诊断', by: '2026-10-31' }],
    },
    { suggestion: '上门诊断的建议', paragraphs: [{ level: 0, text: '已组织专家上门四十次。' }], promises: [] },
  ],
  contacts: { leader: '白泊舟', handler: '南宫信', phone: '0000-5550101' },
  attachments: [],
  reports: [],
  copies: ['区政协办公室', '区政协提案委员会', '区政府督查室'],
  date: '2026-05-08',
};
