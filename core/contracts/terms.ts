import type { ClockKind } from './clock-kinds.ts';
import type { CommandName } from './commands.ts';
import type { AssignmentStatus, Stage } from './stages.ts';

/** A term in both languages; Chinese is what a user reads first. */
export interface Term {
  readonly zh: string;
  readonly en: string;
}

export const stageTerms: Readonly<Record<Stage, Term>> = {
  draft: { zh: '草稿', en: 'draft' },
  'in-review': { zh: '审查中', en: 'in review' },
  'in-revision': { zh: '退回修改', en: 'returned for revision' },
  'awaiting-number': { zh: '立案编号中', en: 'being numbered' },
  'awaiting-dispatch': { zh: '待交办', en: 'awaiting dispatch' },
  'in-handling': { zh: '办理中', en: 'in handling' },
  'awaiting-feedback': { zh: '待反馈', en: 'awaiting feedback' },
  'in-consultation': { zh: '协商督办', en: 'in consultation' },
  closed: { zh: '办结', en: 'closed' },
  declined: { zh: '不予立案', en: 'declined' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
};

export const statusTerms: Readonly<Record<AssignmentStatus, Term>> = {
  'awaiting-sign-for': { zh: '待签收', en: 'awaiting sign-for' },
  'return-requested': { zh: '申请退办', en: 'return requested' },
  'in-handling': { zh: '办理中', en: 'in handling' },
  'awaiting-letter-number': { zh: '复函编号中', en: 'letter being numbered' },
  replied: { zh: '已答复', en: 'replied' },
  'opinion-given': { zh: '已提会办意见', en: 'opinion given' },
  'opinion-lapsed': { zh: '逾期未提会办意见', en: 'opinion lapsed' },
  returned: { zh: '已退办', en: 'returned' },
};

export const clockTerms: Readonly<Record<ClockKind, Term>> = {
  review: { zh: '审查立案', en: 'review' },
  revision: { zh: '修改重报', en: 'revision' },
  dispatch: { zh: '交办', en: 'dispatch' },
  'sign-for': { zh: '签收', en: 'sign-for' },
  'return-decision': { zh: '退办审定', en: 'decision on the return' },
  opinion: { zh: '会办意见', en: 'co-handling opinion' },
  reply: { zh: '办理答复', en: 'reply' },
  feedback: { zh: '委员反馈', en: "member's feedback" },
  consultation: { zh: '协商督办', en: 'consultation' },
};

export const commandTerms: Readonly<Record<CommandName, Term>> = {
  submit: { zh: '提交', en: 'submit a draft' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  'return-for-revision': { zh: '退回修改', en: 'return for revision' },
  resubmit: { zh: '修改后重新提交', en: 'submit again after revision' },
  decline: { zh: '不予立案', en: 'decline with a coded reason' },
  file: { zh: '立案', en: 'file' },
  dispatch: { zh: '交办', en: 'dispatch to a lead and co-handlers' },
  'sign-for': { zh: '签收', en: 'sign for a share' },
  'request-return': { zh: '申请退办', en: 'ask to return a share' },
  'decide-return': { zh: '审定退办申请', en: 'decide on a return' },
  'give-opinion': { zh: '提出会办意见', en: "give a co-handler's opinion" },
  'issue-reply': { zh: '答复委员', en: 'issue the reply' },
  'give-feedback': { zh: '反馈意见', en: 'judge the reply' },
  'record-consultation': { zh: '记录协商结果', en: 'record the consultation' },
  remind: { zh: '人工催办', en: 'remind the holder by hand' },
};
