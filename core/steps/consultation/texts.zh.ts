import type { TellingText } from '#core/case/define/telling-text.ts';
import { the } from '#core/case/define/telling-text.ts';

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
    tail: (facts) => `请于${facts.dueOn}前记录协商结果`,
    sentence: (facts) => `${the(facts)}经多次办理，委员仍不满意。请您组织双方当面协商，并于${facts.by}在系统中记录协商结果。`,
  },
  'consultation-begun': {
    name: '转入协商督办',
    tag: '提案协商督办',
    tail: (facts) => `将于${facts.dueOn}前协商`,
    sentence: (facts) => `您的${the(facts)}已转入协商督办，将于${facts.by}请您与承办单位当面协商，具体安排另行告知。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
