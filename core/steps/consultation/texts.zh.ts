import type { TellingText } from '#core/case/telling-text.ts';

export const commands = {
  'record-consultation': '记录协商结果',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'record-consultation': { result: '协商结果' },
} as const;

export const clocks = {
  consultation: '协商督办',
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.consultation_opened': '转入协商督办',
  'proposal.consultation_recorded': '协商结果已记录',
} as const;

export const tellings = {
  consultation: {
    name: '协商督办',
    tag: '提案协商督办',
    tail: () => '',
    sentence: (facts) => `提案${facts.number.zh}《${facts.title}》经多轮办理委员仍不满意，请组织面对面协商并于${facts.dueOn}前记录结果。`,
  },
  'consultation-begun': {
    name: '转入协商督办',
    tag: '提案协商督办',
    tail: () => '',
    sentence: (facts) => `您的提案${facts.number.zh}《${facts.title}》已转入协商督办，将于${facts.dueOn}前请您与承办单位面对面协商。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
