import type { TellingText } from '#core/case/telling-text.ts';

export const commands = {
  file: '立案',
  'return-for-revision': '退回修改',
  decline: '不予立案',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'return-for-revision': { opinion: '审查意见' },
  decline: { reasonCode: '不予立案理由', explanation: '说明', referral: '转其他渠道' },
} as const;

/** Values that may be chosen. */
export const values = {
  'public-opinion': '转为社情民意信息',
  letter: '转为委员来信',
} as const;

export const clocks = {
  review: '审查立案',
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.returned_for_revision': '提案退回委员修改',
  'proposal.declined': '提案不予立案',
  'proposal.filed': '提案立案，正在编号',
} as const;

export const tellings = {
  'revision-requested': {
    name: '退回修改',
    tag: '提案退回修改',
    tail: () => '',
    sentence: (facts) => `您的提案《${facts.title}》需要修改补充，审查意见：${facts.detail}。请于${facts.dueOn}前重新提交。`,
  },
  declined: {
    name: '不予立案',
    tag: '提案不予立案',
    tail: () => '',
    sentence: (facts) =>
      `您的提案《${facts.title}》经审查不予立案，理由：${facts.detail}。${facts.reason === '' ? '' : `说明：${facts.reason}。`}${facts.outcome.zh === '' ? '' : `本件已${facts.outcome.zh}，继续反映。`}`,
  },
  'to-review': {
    name: '待审查',
    tag: '提案待审查',
    tail: (facts) => facts.author.zh,
    sentence: (facts) => `${facts.author.zh}委员提交的提案《${facts.title}》待审查，请于${facts.dueOn}前完成审查立案。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  UnknownReasonError: { title: '没有这个不予立案理由', todo: '请从中选择：{known}。' },
} as const;
