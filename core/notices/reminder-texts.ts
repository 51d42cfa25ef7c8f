import type { Term } from '#core/contracts/term.ts';
import type { TellingKind } from '#core/steps/tellings.ts';
import { tellingsEn, tellingsZh } from '#core/steps/texts.ts';
import { isTellingKind } from './happening.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';
import type { NoticeStatus } from './notice.ts';

const others: Readonly<Record<Exclude<MailKind, TellingKind>, Term>> = {
  'address-failed': { zh: '地址失效', en: 'address failed' },
  'endpoint-disabled': { zh: '推送停用', en: 'webhook endpoint disabled' },
  'comments-asked': { zh: '预交办征求意见', en: 'comments asked' },
  'comments-due': { zh: '预交办征求意见即将截止', en: 'comments due' },
  'rights-changed': { zh: '权限变更', en: 'rights changed' },
};

const isOther = (kind: string): kind is keyof typeof others => Object.hasOwn(others, kind);

/** What a notice is about, as lists of reminders have it; a kind that only an older version knew is told by its code. */
export function noticeKindTerm(kind: string): Term {
  if (isTellingKind(kind)) return { zh: tellingsZh[kind].name, en: tellingsEn[kind].name };
  return isOther(kind) ? others[kind] : { zh: kind, en: kind };
}

/** How far a notice came. */
export const noticeStatusTerms: Readonly<Record<NoticeStatus, Term>> = {
  pending: { zh: '待发送', en: 'waits for its mail' },
  sent: { zh: '已发送', en: 'sent' },
  superseded: { zh: '事项已变化，未发送', en: 'superseded, not sent' },
  unreachable: { zh: '无法送达', en: 'nobody could be reached' },
  forwarded: { zh: '已转代收人', en: 'passed on to whoever stands in' },
  uncertain: { zh: '是否送出不明，事项已变化，不再发送', en: 'perhaps sent; superseded before it was known' },
};

/** How far a mail came. */
export const mailStatusTerms = {
  claimed: { zh: '正在发送', en: 'being handed over' },
  sent: { zh: '已交邮件服务', en: 'taken by the mail service' },
  delivered: { zh: '已送达', en: 'delivered' },
  bounced: { zh: '被退回', en: 'bounced' },
  complained: { zh: '被投诉为垃圾邮件', en: 'reported as unwanted' },
  rejected: { zh: '被邮件服务拒发', en: 'rejected by the mail service' },
  refused: { zh: '地址被拒收', en: 'address refused' },
  'not-taken': { zh: '未被接收，已改用其他邮件', en: 'not taken; its notices went with another' },
} as const satisfies Readonly<Record<string, Term>>;

/** The same of a short message. */
export const smsStatusTerms: Readonly<Record<keyof typeof mailStatusTerms, Term>> = {
  ...mailStatusTerms,
  sent: { zh: '已交短信平台', en: 'taken by the gateway' },
  rejected: { zh: '被短信平台拒发', en: 'rejected by the gateway' },
  refused: { zh: '号码无法送达', en: 'number refused' },
  'not-taken': { zh: '未被接收，已改用其他短信', en: 'not taken; its notices went with another' },
};

/** Why nobody is told for somebody in charge. */
export const unreachedTerms = {
  'no-address': { zh: '未登记地址', en: 'no address on record' },
  bounced: { zh: '地址被退回', en: 'the address bounced' },
  complained: { zh: '地址被投诉', en: 'its reader reported our mails' },
  refused: { zh: '地址被拒收', en: 'the address was refused' },
  inactive: { zh: '已不在岗', en: 'no longer active' },
  vacant: { zh: '无在岗人员', en: 'nobody active there' },
} as const satisfies Readonly<Record<string, Term>>;

export type UnreachedReason = keyof typeof unreachedTerms;

/** Recipients by what they are, for readers who need not know who they are. */
export const recipientGroups = {
  office: { zh: '政府办公室', en: 'the government office' },
  committee: { zh: '提案委员会', en: 'the committee' },
  member: { zh: '提案委员', en: 'the member' },
  other: { zh: '其他收件人', en: 'another recipient' },
} as const satisfies Readonly<Record<string, Term>>;

export type RecipientGroup = keyof typeof recipientGroups;

/** An alarm's rule as it is; `by-hand-<date>`, `address-failed`, and `event` for what is told when it happens. */
export function ruleCode(rule: string): string {
  if (/^(\d+\.|rights-)\d+$/.test(rule)) return 'event';
  return rule.startsWith('address-failed') ? 'address-failed' : rule;
}

const rules: Readonly<Record<string, Term>> = {
  'due-day': { zh: '到期当日', en: 'on the due day' },
  'unit-leader': { zh: '逾期，报单位负责人', en: "overdue, the unit's leader is told" },
  office: { zh: '逾期，报督办单位', en: 'overdue, the watching office is told' },
  leader: { zh: '逾期，报领导督办', en: 'overdue, the supervising leader is told' },
  'silence-near': { zh: '按规则处理前', en: 'silence is about to decide' },
  silence: { zh: '逾期按规则处理', en: 'silence has decided' },
  'address-failed': { zh: '地址失效', en: 'an address failed' },
  event: { zh: '事项发生时', en: 'when it happened' },
};

/** How a rule reads; one that no policy of today has is told by its code. */
export function ruleTerm(rule: string): Term {
  const code = ruleCode(rule);
  const [, when, days] = /^(before|after)-(\d+)$/.exec(code) ?? [];
  if (when === 'before') return { zh: `到期前${days}个工作日`, en: `${days} working day(s) before the due day` };
  if (when === 'after') return { zh: `逾期第${days}个工作日`, en: `${days} working day(s) after the due day` };
  const [, who, months] = /^(unit-leader|leader)-month-(\d+)$/.exec(code) ?? [];
  if (who !== undefined) {
    const again = who === 'leader' ? { zh: '领导督办', en: 'the supervising leader' } : { zh: '单位负责人', en: "the unit's leader" };
    return { zh: `逾期满${months}个月，再报${again.zh}`, en: `${months} month(s) overdue, ${again.en} is told again` };
  }
  if (code.startsWith('list-')) return { zh: '逾期通报（每周）', en: 'weekly list of what is overdue' };
  if (code.startsWith('by-hand-')) return { zh: '人工催办', en: 'by hand' };
  return rules[code] ?? { zh: code, en: code };
}
