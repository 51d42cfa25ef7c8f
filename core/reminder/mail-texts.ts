import type { Term } from '#core/contracts/terms.ts';
import type { CloseOutcome } from '#core/proposal/proposal.ts';

/** What a mail may say: figures and names of the case, nothing personal beyond what its reader may see. */
export interface MailFacts {
  /** `第46号`, or `未编号` before filing. */
  readonly number: Term;
  readonly title: string;
  readonly clock: Term;
  readonly dueOn: string;
  /** Calendar days to the due day; negative when overdue. */
  readonly daysLeft: number;
  readonly unit: string;
  readonly unitEn: string;
  /** A reason, an opinion, a class, a letter number: what the event itself carries. */
  readonly detail: string;
  /** How the case was closed; empty in other mails. */
  readonly outcome: Term;
  /** Who is told in the place of `unit`, where an address fails; empty where nobody is, and in other mails. */
  readonly instead: Term;
  /** The share has been signed for. */
  readonly isSignedFor: boolean;
}

export interface MailText {
  /** Between 【】, so that a mailbox sorts by it. */
  readonly tag: string;
  /** After number and title in a subject. */
  readonly tail: (facts: MailFacts) => string;
  readonly zh: (facts: MailFacts) => string;
  readonly en: (facts: MailFacts) => string;
}

const none = (): string => '';
const left = ({ daysLeft }: MailFacts): string =>
  daysLeft > 0 ? `（剩${daysLeft}天）` : daysLeft === 0 ? '（今天到期）' : `（逾期${-daysLeft}天）`;
const leftEn = ({ daysLeft }: MailFacts): string =>
  daysLeft > 0 ? `${daysLeft} day(s) left` : daysLeft === 0 ? 'due today' : `${-daysLeft} day(s) overdue`;

export const mailTexts = {
  reminder: {
    tag: '提案催办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    zh: (facts) => `您负责的提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}${left(facts)}，请及时办理。`,
    en: (facts) => `Proposal ${facts.number.en}: "${facts.clock.en}" is due on ${facts.dueOn} (${leftEn(facts)}).`,
  },
  'overdue-unit': {
    tag: '提案逾期',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `贵单位承办的提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，${left(facts).slice(1, -1)}，请督促经办人员办理。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of your unit was due on ${facts.dueOn} (${leftEn(facts)}). Please see to it.`,
  },
  'overdue-office': {
    tag: '提案督办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，责任方：${facts.unit}，${left(facts).slice(1, -1)}，请督促办理。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} was due on ${facts.dueOn} (${leftEn(facts)}). Please press for it.`,
  },
  'overdue-leader': {
    tag: '提案领导督办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，责任方：${facts.unit}，${left(facts).slice(1, -1)}，现转请您督办，本件已列入您的待办。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} was due on ${facts.dueOn} (${leftEn(facts)}). It is now on your desk.`,
  },
  silence: {
    tag: '提案逾期处理',
    tail: (facts) => facts.clock.zh,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限（${facts.dueOn}）已过，未收到处理，系统已按办理规则自动处理：${facts.detail}。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" (due ${facts.dueOn}) passed in silence; the rules took effect by themselves.`,
  },
  assigned: {
    tag: '提案交办',
    tail: (facts) => facts.detail,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》已交${facts.unit}${facts.detail}，${facts.clock.zh}期限为${facts.dueOn}${facts.isSignedFor ? '。' : '，请先签收。'}`,
    en: (facts) =>
      `Proposal ${facts.number.en} is dispatched to ${facts.unitEn}; ${facts.clock.en} is due on ${facts.dueOn}.${facts.isSignedFor ? '' : ' Please sign for it.'}`,
  },
  'return-requested': {
    tag: '申请退办',
    tail: (facts) => facts.unit,
    zh: (facts) => `${facts.unit}申请退办提案${facts.number.zh}《${facts.title}》，理由：${facts.detail}。请于${facts.dueOn}前审定。`,
    en: (facts) => `${facts.unitEn} asks to return proposal ${facts.number.en}. Please decide by ${facts.dueOn}.`,
  },
  'return-granted': {
    tag: '同意退办',
    tail: none,
    zh: (facts) => `贵单位退办提案${facts.number.zh}《${facts.title}》的申请已获同意。`,
    en: (facts) => `Your request to return proposal ${facts.number.en} is granted.`,
  },
  'return-refused': {
    tag: '不同意退办',
    tail: none,
    zh: (facts) =>
      `贵单位退办提案${facts.number.zh}《${facts.title}》的申请未获同意，请继续办理。${facts.detail === '' ? '' : `理由：${facts.detail}。`}`,
    en: (facts) => `Your request to return proposal ${facts.number.en} is refused; please handle it.`,
  },
  'revision-requested': {
    tag: '提案退回修改',
    tail: none,
    zh: (facts) => `您的提案《${facts.title}》需要修改补充，审查意见：${facts.detail}。请于${facts.dueOn}前重新提交。`,
    en: (facts) => `Your proposal needs revision. Please submit it again by ${facts.dueOn}.`,
  },
  declined: {
    tag: '提案不予立案',
    tail: none,
    zh: (facts) => `您的提案《${facts.title}》经审查不予立案，理由：${facts.detail}。`,
    en: () => 'Your proposal was not filed; the reason is given above.',
  },
  filed: {
    tag: '提案立案',
    tail: none,
    zh: (facts) => `您的提案《${facts.title}》已立案，编号${facts.number.zh}，将交有关单位办理。`,
    en: (facts) => `Your proposal is filed as ${facts.number.en} and will be dispatched.`,
  },
  'opinion-given': {
    tag: '会办意见',
    tail: (facts) => facts.unit,
    zh: (facts) => `${facts.unit}已就提案${facts.number.zh}《${facts.title}》提出会办意见。`,
    en: (facts) => `${facts.unitEn} has given its opinion on proposal ${facts.number.en}.`,
  },
  'opinion-lapsed': {
    tag: '会办意见缺席',
    tail: (facts) => facts.unit,
    zh: (facts) => `${facts.unit}逾期未就提案${facts.number.zh}《${facts.title}》提出会办意见，${facts.detail}。`,
    en: (facts) => `${facts.unitEn} gave no opinion on proposal ${facts.number.en} in time; you may reply without it.`,
  },
  reply: {
    tag: '提案复函',
    tail: (facts) => facts.detail,
    zh: (facts) => `${facts.unit}已答复您的提案${facts.number.zh}《${facts.title}》（${facts.detail}）。请于${facts.dueOn}前反馈意见。`,
    en: (facts) => `${facts.unitEn} has replied to your proposal ${facts.number.en}. Please judge the reply by ${facts.dueOn}.`,
  },
  redo: {
    tag: '提案重新办理',
    tail: (facts) => `第${facts.detail}轮`,
    zh: (facts) =>
      `委员对提案${facts.number.zh}《${facts.title}》的办理结果不满意，请重新办理并于${facts.dueOn}前再次答复（第${facts.detail}轮）。`,
    en: (facts) =>
      `The member did not accept the result of proposal ${facts.number.en}. Please handle it again and reply by ${facts.dueOn}.`,
  },
  consultation: {
    tag: '提案协商督办',
    tail: none,
    zh: (facts) => `提案${facts.number.zh}《${facts.title}》经多轮办理委员仍不满意，请组织面对面协商并于${facts.dueOn}前记录结果。`,
    en: (facts) => `Proposal ${facts.number.en} goes to face-to-face consultation; please record its result by ${facts.dueOn}.`,
  },
  closed: {
    tag: '提案办结',
    tail: none,
    zh: (facts) => `贵单位主办的提案${facts.number.zh}《${facts.title}》已办结：答复类别${facts.detail}，${facts.outcome.zh}。`,
    en: (facts) => `Proposal ${facts.number.en}, which you led, is closed: class ${facts.detail}, ${facts.outcome.en}.`,
  },
  'by-hand': {
    tag: '提案催办',
    tail: (facts) => `${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `现就提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”（期限${facts.dueOn}，${left(facts).slice(1, -1)}）人工催办，请抓紧办理。${facts.detail === '' ? '' : `附言：${facts.detail}。`}`,
    en: (facts) =>
      `You are reminded by hand of proposal ${facts.number.en}: "${facts.clock.en}", due on ${facts.dueOn} (${leftEn(facts)}). Please see to it.`,
  },
  'address-failed': {
    tag: '地址失效',
    tail: (facts) => facts.unit,
    zh: (facts) =>
      `${facts.unit}的通知无法送达（涉及提案${facts.number.zh}《${facts.title}》），${facts.instead.zh === '' ? '目前无人代收，请尽快核实' : `现改由${facts.instead.zh}代收，请核对`}并更正名录中的地址。`,
    en: (facts) =>
      `Nothing reaches ${facts.unitEn} (proposal ${facts.number.en}, among others). ${facts.instead.en === '' ? 'Nobody is told instead' : `${facts.instead.en} is told instead`}; please mend the directory.`,
  },
  'endpoint-disabled': {
    tag: '推送停用',
    tail: none,
    zh: (facts) =>
      `您登记的状态推送端点${facts.title}已停用：${facts.outcome.zh}。停用期间的状态变化不会丢失，恢复该端点后将从中断处继续推送。`,
    en: (facts) =>
      `Your webhook endpoint ${facts.title} was disabled: ${facts.outcome.en}. Nothing is lost: once it is resumed, deliveries go on where they stopped.`,
  },
} as const satisfies Record<string, MailText>;

export type MailKind = keyof typeof mailTexts;

/** In the place of a case's number, in what is told of an endpoint. */
export const endpointNumber: Term = { zh: '推送端点', en: 'webhook endpoint' };

/** Why an endpoint was disabled. */
export const disabledTerms = {
  gone: { zh: '接收方答复不再接收（410）', en: 'its receiver answered that it is gone (410)' },
  failing: { zh: '连续五天全部推送失败', en: 'nothing but failures for five days' },
} as const satisfies Record<string, Term>;

/** What an opinion that lapsed means to the lead. */
export const lapsedMeans = '主办单位可先行答复';

/** How silence was taken, for the notice of it. */
export const silenceTerms = {
  deemed: '视为已签收',
  refused: '视为不同意退办，由原单位继续办理',
  lapsed: `会办意见缺席，${lapsedMeans}`,
  withdrawn: '视为撤回',
  'not-given': '按未反馈计，提案办结',
  never: '继续等待',
} as const;

export const outcomeTerms: Readonly<Record<CloseOutcome, Term>> = {
  satisfied: { zh: '委员满意', en: 'the member is satisfied' },
  'basically-satisfied': { zh: '委员基本满意', en: 'the member is basically satisfied' },
  'no-feedback': { zh: '委员未反馈', en: 'the member gave no feedback' },
  consulted: { zh: '经协商督办', en: 'after consultation' },
};

export const roleTerms = { lead: '主办', 'co-handler': '会办' } as const;
/** Where a person belongs to a unit, or the unit's own mailbox or robot is meant. */
export const recipientTerms = {
  person: (unit: Term, name: Term): Term => ({ zh: `${unit.zh}${name.zh}`, en: unit.en === '' ? name.en : `${name.en} (${unit.en})` }),
  mailbox: (unit: Term): Term => ({ zh: `${unit.zh}公用邮箱`, en: `the mailbox of ${unit.en}` }),
  robot: (unit: Term): Term => ({ zh: `${unit.zh}群机器人`, en: `the group robot of ${unit.en}` }),
} as const;

/** What a mail says of a case that its reader, standing in for somebody, may not see. */
export const withheldTexts = {
  title: '（标题略）',
  zh: ({ number }: Pick<MailFacts, 'number'>, meantFor: string): string =>
    `提案${number.zh}有一项办理通知原应送${meantFor}，因无法送达转请您代为转告。`,
  en: ({ number }: Pick<MailFacts, 'number'>, meantFor: string): string =>
    `A notice about proposal ${number.en} was meant for ${meantFor}, who cannot be reached; please pass it on.`,
} as const;

export const unnumbered: Term = { zh: '（未编号）', en: '(not numbered yet)' };
export const numberTerm = (caseNumber: string): Term => ({ zh: `第${caseNumber}号`, en: `No. ${caseNumber}` });
/** What closes every mail. */
export const mailFooter = {
  zh: '本邮件由提案办理系统自动发出，请勿直接回复。',
  en: 'Sent by the proposal system; please do not reply.',
} as const;
