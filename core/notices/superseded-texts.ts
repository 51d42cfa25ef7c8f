import type { Term } from '#core/contracts/term.ts';

/** Why a notice was not sent: what its case, or its recipient, had come to when the mail was to go. */
export const supersededTerms = {
  'clock-closed': { zh: '该期限事项已办结', en: 'what it asked for is done' },
  'deadline-moved': { zh: '期限已调整', en: 'the deadline was moved' },
  'share-returned': { zh: '该承办项已退办', en: 'the share was returned' },
  reassigned: { zh: '该承办项已收回或改由其他单位承办', en: 'the assignment was taken back or given to another unit' },
  'case-closed': { zh: '提案已办结', en: 'the case is closed' },
  withdrawn: { zh: '提案已撤回', en: 'the proposal was withdrawn' },
  'already-answered': { zh: '承办单位已答复或已提出意见', en: 'the unit has answered' },
  'already-decided': { zh: '退办申请已审定', en: 'the return was decided' },
  'already-judged': { zh: '委员已反馈', en: 'the member has judged the reply' },
  'waits-for-opinions': { zh: '会办意见尚未到期，暂无需催办', en: 'opinions that are not due yet are still to come' },
  'waits-for-decision': { zh: '退办申请待审定，暂无需催办', en: 'a decision on its return is still to come' },
  escalated: { zh: '已转领导督办', en: 'it lies on the desk of the supervising leader' },
  replaced: { zh: '已有更新的通知', en: 'a later notice took its place' },
  'address-mended': { zh: '地址已更正', en: 'the address was mended' },
  'mark-taken-away': { zh: '已不再列为重点提案', en: 'it is no key case any more' },
  'not-concerned': { zh: '收件人已不负责该事项', en: 'the recipient is no longer concerned' },
} as const satisfies Readonly<Record<string, Term>>;

export type SupersededReason = keyof typeof supersededTerms;

const isReason = (code: string): code is SupersededReason => Object.hasOwn(supersededTerms, code);

/** A reason on record; one that only an older version knew is told by its code. */
export function supersededTerm(code: string): Term {
  return isReason(code) ? supersededTerms[code] : { zh: code, en: code };
}
