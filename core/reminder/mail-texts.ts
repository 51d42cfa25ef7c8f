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
}

export interface MailText {
  /** Between 【】, so that a mailbox sorts by it. */
  readonly tag: string;
  /** After the number and title. */
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
    tail: (facts) => ` ${facts.clock.zh}${left(facts)}`,
    zh: (facts) => `您负责的提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}${left(facts)}，请及时办理。`,
    en: (facts) => `Proposal ${facts.number.en}: "${facts.clock.en}" is due on ${facts.dueOn} (${leftEn(facts)}).`,
  },
  'overdue-unit': {
    tag: '提案逾期',
    tail: (facts) => ` ${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `贵单位承办的提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，${left(facts).slice(1, -1)}，请督促经办人员办理。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of your unit was due on ${facts.dueOn} (${leftEn(facts)}). Please see to it.`,
  },
  'overdue-office': {
    tag: '提案督办',
    tail: (facts) => ` ${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，责任方：${facts.unit}，${left(facts).slice(1, -1)}，请督促办理。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} was due on ${facts.dueOn} (${leftEn(facts)}). Please press for it.`,
  },
  'overdue-leader': {
    tag: '提案领导督办',
    tail: (facts) => ` ${facts.clock.zh}${left(facts)}`,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限为${facts.dueOn}，责任方：${facts.unit}，${left(facts).slice(1, -1)}，现转请您督办，本件已列入您的待办。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} was due on ${facts.dueOn} (${leftEn(facts)}). It is now on your desk.`,
  },
  silence: {
    tag: '提案逾期处理',
    tail: (facts) => ` ${facts.clock.zh}`,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》“${facts.clock.zh}”期限（${facts.dueOn}）已过，未收到处理，系统已按办理规则自动处理：${facts.detail}。`,
    en: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" (due ${facts.dueOn}) passed in silence; the rules took effect by themselves.`,
  },
  assigned: {
    tag: '提案交办',
    tail: (facts) => ` ${facts.detail}`,
    zh: (facts) =>
      `提案${facts.number.zh}《${facts.title}》已交${facts.unit}${facts.detail}，${facts.clock.zh}期限为${facts.dueOn}，请先签收。`,
    en: (facts) =>
      `Proposal ${facts.number.en} is dispatched to ${facts.unitEn}; ${facts.clock.en} is due on ${facts.dueOn}. Please sign for it.`,
  },
  'return-requested': {
    tag: '申请退办',
    tail: (facts) => ` ${facts.unit}`,
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
    tail: (facts) => ` ${facts.unit}`,
    zh: (facts) => `${facts.unit}已就提案${facts.number.zh}《${facts.title}》提出会办意见。`,
    en: (facts) => `${facts.unitEn} has given its opinion on proposal ${facts.number.en}.`,
  },
  'opinion-lapsed': {
    tag: '会办意见缺席',
    tail: (facts) => ` ${facts.unit}`,
    zh: (facts) => `${facts.unit}逾期未就提案${facts.number.zh}《${facts.title}》提出会办意见，${facts.detail}。`,
    en: (facts) => `${facts.unitEn} gave no opinion on proposal ${facts.number.en} in time; you may reply without it.`,
  },
  reply: {
    tag: '提案复函',
    tail: (facts) => ` ${facts.detail}`,
    zh: (facts) => `${facts.unit}已答复您的提案${facts.number.zh}《${facts.title}》（${facts.detail}）。请于${facts.dueOn}前反馈意见。`,
    en: (facts) => `${facts.unitEn} has replied to your proposal ${facts.number.en}. Please judge the reply by ${facts.dueOn}.`,
  },
  redo: {
    tag: '提案重新办理',
    tail: (facts) => ` 第${facts.detail}轮`,
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
} as const satisfies Record<string, MailText>;

export type MailKind = keyof typeof mailTexts;

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
export const unnumbered: Term = { zh: '（未编号）', en: '(not numbered yet)' };
export const numberTerm = (caseNumber: string): Term => ({ zh: `第${caseNumber}号`, en: `No. ${caseNumber}` });
/** What closes every mail. */
export const mailFooter = {
  zh: '本邮件由提案办理系统自动发出，请勿直接回复。',
  en: 'Sent by the proposal system; please do not reply.',
} as const;
