import type { Term } from '#core/contracts/terms.ts';
import type { WebhookType } from './event-types.ts';

/** What each type of event tells, as the catalogue has it. */
export const eventTexts: Readonly<Record<WebhookType, Term>> = {
  'proposal.submitted': { zh: '提案已提交，进入审查', en: 'The proposal was submitted and is in review.' },
  'proposal.returned_for_revision': { zh: '提案退回委员修改', en: 'The proposal went back to its author for revision.' },
  'proposal.resubmitted': { zh: '提案修改后重新提交', en: 'The proposal was submitted again after revision.' },
  'proposal.declined': { zh: '提案不予立案', en: 'The proposal was declined.' },
  'proposal.withdrawn': { zh: '提案撤回，或逾期视为撤回', en: 'The proposal was withdrawn, by its author or by silence.' },
  'proposal.filed': { zh: '提案立案，正在编号', en: 'The proposal was filed; its case number is being taken.' },
  'proposal.numbered': { zh: '提案已编案号，待交办', en: 'The case has its number and awaits dispatch.' },
  'proposal.dispatched': { zh: '提案交办', en: 'The case was dispatched to units.' },
  'assignment.assigned': { zh: '承办项交给一个单位', en: 'A unit was given a share of the case.' },
  'assignment.signed_for': { zh: '承办单位签收，或逾期视为签收', en: 'A unit signed for its share, or silence did.' },
  'assignment.return_requested': { zh: '承办单位申请退办', en: 'A unit asked to give its share back.' },
  'assignment.returned': { zh: '同意退办，承办项结束', en: 'A return was granted; the share is over.' },
  'assignment.return_refused': { zh: '不同意退办，或逾期视为不同意', en: 'A return was refused, by the office or by silence.' },
  'assignment.opinion_given': { zh: '会办单位已提意见', en: 'A co-handler gave its opinion.' },
  'assignment.opinion_lapsed': { zh: '会办意见逾期缺席', en: "A co-handler's opinion lapsed." },
  'assignment.reply_issued': { zh: '主办单位作出答复，复函正在编号', en: 'The lead issued its reply; the letter number is being taken.' },
  'assignment.replied': { zh: '复函已编号发出，待委员反馈', en: 'The letter is out; the member may judge it.' },
  'assignment.redo_opened': { zh: '重新办理开始', en: 'A redo round began.' },
  'proposal.feedback_given': { zh: '委员已反馈（不含评价内容）', en: 'The member judged the reply; the judgement itself is not told.' },
  'proposal.feedback_lapsed': { zh: '委员逾期未反馈', en: 'The member gave no feedback in time.' },
  'proposal.consultation_opened': { zh: '转入协商督办', en: 'Face-to-face consultation was opened.' },
  'proposal.consultation_recorded': { zh: '协商结果已记录', en: 'The consultation was recorded.' },
  'proposal.closed': { zh: '提案办结', en: 'The case was closed.' },
  'proposal.escalated': { zh: '逾期事项升级督办', en: 'An overdue deadline was escalated to the office or a leader.' },
  'proposal.deadline_moved': { zh: '期限调整', en: 'A deadline was moved.' },
  'endpoint.test': { zh: '管理员发出的测试事件', en: 'A test that an administrator asked for.' },
  'endpoint.challenge': { zh: '验证端点的质询', en: 'The challenge by which an endpoint consents.' },
  'endpoint.heartbeat': { zh: '心跳：没有新事件，一切正常', en: 'A sign of life: silence is not a fault.' },
};
