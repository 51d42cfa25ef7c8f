import type { TellingText } from '#core/case/define/telling-text.ts';
import { further, quoted, the } from '#core/case/define/telling-text.ts';

export const commands = {
  'give-feedback': '反馈意见',
} as const;

/** Labels of the fields of a command's form that mean something of its own there. */
export const fields = {
  'give-feedback': { attitude: '对工作态度', result: '对办理结果', comment: '意见', units: '对各会办单位的评价', assignmentId: '会办单位' },
} as const;

/** Values that may be chosen. */
export const values = {
  satisfied: '满意',
  basically: '基本满意',
  not: '不满意',
} as const;

/** Ways to give a command that lead to different ends. */
export const attempts = {
  accepted: '办理结果满意或基本满意时',
  notAccepted: '办理结果不满意时',
  late: '本件已按未反馈办结，现在的反馈作为逾期反馈记录并告知提案委员会，不改变办结结论',
} as const;

/** A judgement in one line: attitude and result. */
export const judged = {
  both: (attitude: string, result: string): string => `工作态度${attitude}，办理结果${result}`,
} as const;

export const clocks = {
  feedback: '委员反馈',
} as const;

/** How silence was taken. */
export const silences = {
  'not-given': '按未反馈计，提案办结',
} as const;

/** What each webhook event means. */
export const statuses = {
  'proposal.feedback_given': '委员已反馈（含评价等次，不含意见文字）',
  'proposal.feedback_lapsed': '委员逾期未反馈',
  'assignment.redo_opened': '重新办理开始',
} as const;

export const refusals = {
  FeedbackTooLateError: { title: '已过受理逾期反馈的期限', todo: '逾期反馈受理至 {until}；如仍有意见，请联系提案委员会。' },
  FeedbackNotTakenLateError: { title: '本案不受理逾期反馈', todo: '本案已按未反馈办结；如有意见，请联系提案委员会。' },
  UnitNotJudgedError: { title: '不能这样评价该单位', todo: '请只评价本提案的会办单位，每个单位一次；核对 {assignmentId}。' },
} as const;

export const tellings = {
  'late-feedback': {
    name: '逾期反馈',
    tag: '委员逾期反馈',
    tail: () => '',
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》按未反馈办结后，委员补交了反馈：${facts.outcome.zh}。已作为逾期反馈记录，办结结论不变；是否跟进，请研究。`,
  },
  redo: {
    name: '重新办理',
    tag: '提案重新办理',
    tail: (facts) => `第${facts.detail}轮，${facts.dueOn}前再次答复`,
    sentence: (facts) =>
      `委员对${the(facts)}的办理结果不满意${further(facts.reason, (words) => `，意见为：${quoted(words)}`)}。请认真研究委员意见，重新办理（第${facts.detail}轮），并于${facts.by}再次答复委员。`,
  },
  'redo-begun': {
    name: '已转重新办理',
    tag: '提案重新办理',
    tail: (facts) => `第${facts.detail}轮，${facts.dueOn}前再次答复`,
    sentence: (facts) =>
      `您对${the(facts)}的反馈意见已经收到，现由${facts.unit}重新办理（第${facts.detail}轮），并于${facts.by}再次答复您。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
