import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the } from '#core/case/define/telling-text.ts';

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

const goesOnAs = (code: string): string => (code === 'public-opinion' || code === 'letter' ? `本件已${values[code]}，继续反映。` : '');

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
    tail: (facts) => `请于${facts.dueOn}前重新提交`,
    sentence: (facts) =>
      `感谢您提交提案《${facts.title}》。经审查，该提案需要修改补充，审查意见：${quoted(facts.detail)}。请您于${facts.by}修改后重新提交。`,
  },
  declined: {
    name: '不予立案',
    tag: '提案不予立案',
    tail: () => '审查结果',
    sentence: (facts) =>
      `感谢您提交提案《${facts.title}》。经审查，该提案不予立案，原因是：${facts.outcome.zh}。${further(facts.detail, (words) => `审查说明：${quoted(words)}。`)}${goesOnAs(facts.reason)}期待您继续建言献策。`,
  },
  'to-review': {
    name: '待审查',
    tag: '提案待审查',
    tail: (facts) => `${facts.author.zh}提交，请于${facts.dueOn}前审查`,
    sentence: (facts) => `${facts.author.zh}提交的${the(facts)}待审查，请您于${facts.by}完成审查立案。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const refusals = {
  UnknownReasonError: { title: '没有这个不予立案理由', todo: '请从中选择：{known}。' },
} as const;
