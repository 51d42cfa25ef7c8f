import type { MailFacts, Said } from '#core/case/define/telling-text.ts';
import { the, theEn, upper } from '#core/case/define/telling-text.ts';
import type { Term } from '#core/contracts/term.ts';
import type { TellingKind } from '#core/steps/tellings.ts';
import { tellingsEn, tellingsZh } from '#core/steps/texts.ts';

export interface MailText {
  /** Between 【】, so that a mailbox sorts by it. */
  readonly tag: Said;
  /** After number and title in a subject. */
  readonly tail: (facts: MailFacts) => string;
  readonly zh: (facts: MailFacts) => string;
  readonly en: (facts: MailFacts) => string;
}

/** What is told beside the cases themselves: of addresses that fail, of webhook endpoints, and of who may do what. */
const others = {
  'address-failed': {
    tag: '地址失效',
    tail: (facts) => facts.unit,
    zh: (facts) =>
      `发给${facts.unit}的通知无法送达（涉及${the(facts)}），${facts.instead.zh === '' ? '目前无人代收，请尽快核实' : `现改由${facts.instead.zh}代收，请核对`}并更正名录中的联系方式。`,
    en: (facts) =>
      `Notices to ${facts.unitEn} cannot be delivered (${theEn(facts)}, among others). ${facts.instead.en === '' ? 'Nobody is told instead' : `${upper(facts.instead.en)} is told instead`}. Please check the address and correct the directory.`,
  },
  'endpoint-disabled': {
    tag: '推送停用',
    tail: () => '',
    zh: (facts) =>
      `您登记的推送端点${facts.title}已停用，原因：${facts.outcome.zh}。停用期间的状态变化不会丢失；请在接收方恢复后重新启用该端点，系统将从中断处继续推送。`,
    en: (facts) =>
      `Your webhook endpoint ${facts.title} was disabled, because ${facts.outcome.en}. Nothing is lost: resume the endpoint once its receiver is well again, and deliveries go on where they stopped.`,
  },
  'rights-changed': {
    tag: '权限变更',
    tail: () => '',
    zh: (facts) => `${facts.outcome.zh}如有疑问，请与审计员或其他管理员核实。`,
    en: (facts) => `${facts.outcome.en} If this surprises you, please ask the auditors or another administrator.`,
  },
  'comments-asked': {
    tag: '预交办征求意见',
    tail: () => '',
    zh: ({ title, outcome }) =>
      `政府办公室拟将${title}件提案交由你单位承办，现征求意见。请于${outcome.zh}前登录系统逐件反馈：是否属于本单位职责、是否需要会办单位；逾期未反馈的，视为同意承办。`,
    en: ({ title, outcome }) =>
      `The government office intends to give your unit ${title} ${title === '1' ? 'proposal' : 'proposals'} and asks what you think. Please sign in by ${outcome.en} and say of each whether it fits, is not yours, or needs co-handlers; silence counts as "fits".`,
  },
  'comments-due': {
    tag: '预交办征求意见',
    tail: () => '',
    zh: ({ title, outcome }) =>
      `预分办方案征求意见将于${outcome.zh}截止，你单位还有${title}件没有反馈。请登录系统逐件反馈；逾期未反馈的，视为同意承办。`,
    en: ({ title, outcome }) =>
      `Comments on the draft allocation close on ${outcome.en}, and your unit has not said what it thinks of ${title} ${title === '1' ? 'proposal' : 'proposals'}. Please sign in and comment on each; silence counts as "fits".`,
  },
} as const satisfies Record<string, MailText>;

/** What a mail may tell: the steps' tellings, and what is told beside them. */
export type MailKind = TellingKind | keyof typeof others;

export function mailText(kind: MailKind): MailText {
  if (isOther(kind)) return others[kind];
  const { tag, tail, sentence } = tellingsZh[kind];
  return { tag, tail, zh: sentence, en: tellingsEn[kind].sentence };
}

function isOther(kind: MailKind): kind is keyof typeof others {
  return Object.hasOwn(others, kind);
}

/** In the place of a case's number, in what is told of an endpoint. */
export const endpointNumber: Term = { zh: '推送端点', en: 'webhook endpoint' };

/** In its place in what is told of the directory. */
export const directoryNumber: Term = { zh: '人员名录', en: 'directory' };

/** In its place in what is told of a draft allocation. */
export const allocationNumber: Term = { zh: '预分办方案', en: 'draft allocation' };

/** Why an endpoint was disabled. */
export const disabledTerms = {
  gone: { zh: '接收方答复不再接收（410）', en: 'its receiver answered that it is gone (410)' },
  failing: { zh: '连续五天推送全部失败', en: 'every delivery failed for five days' },
} as const satisfies Record<string, Term>;

/** Where a person belongs to a unit, or the unit's own mailbox or robot is meant. */
export const recipientTerms = {
  person: (unit: Term, name: Term): Term => ({ zh: `${unit.zh}${name.zh}`, en: unit.en === '' ? name.en : `${name.en} (${unit.en})` }),
  mailbox: (unit: Term): Term => ({ zh: `${unit.zh}公用邮箱`, en: `the mailbox of ${unit.en}` }),
  phone: (person: Term): Term => ({ zh: `${person.zh}手机`, en: `the mobile of ${person.en}` }),
  ownMail: { zh: '本人邮箱', en: 'the own mailbox' },
  robot: (unit: Term): Term => ({ zh: `${unit.zh}群机器人`, en: `the group robot of ${unit.en}` }),
} as const;

/** What a mail says of a case that its reader, standing in for somebody, may not see. */
export const withheldTexts = {
  tag: '提案转告',
  title: '（标题略）',
  zh: ({ number }: Pick<MailFacts, 'number'>, meantFor: Term): string =>
    `有一项关于提案${number.zh}的通知原应发给${meantFor.zh}，因无法送达，烦请您转告本人登录系统查看。`,
  en: ({ number }: Pick<MailFacts, 'number'>, meantFor: Term): string =>
    `A notice about proposal ${number.en} was meant for ${meantFor.en}, who cannot be reached. Please ask them to sign in and read it.`,
} as const;

/** What closes every mail. */
export const mailFooter = {
  zh: '本邮件由提案办理系统自动发出，请勿直接回复。',
  en: 'Sent by the proposal system; please do not reply.',
} as const;
