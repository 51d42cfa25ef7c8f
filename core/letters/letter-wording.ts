import { dateTerm } from '#core/calendar/date-term.ts';

/** The words a unit may set for its letters. In braces stand the facts: {committee} {session} {n} {matter} {you} {we} {passedBy}. */
export interface LetterWording {
  /** `{issuer}关于{committee}{session}第{n}号提案的复函` */
  readonly title: string;
  readonly opening: string;
  /** In place of `opening`, where nobody passed the proposal on. */
  readonly openingDirect: string;
  readonly heading: string;
  readonly promise: string;
  readonly closing: readonly string[];
  /** 征询意见表, always the last attachment. */
  readonly form: string;
}

export const replyWording: LetterWording = {
  title: '{issuer}关于{committee}{session}第{n}号提案的复函',
  opening:
    '{you}在{committee}{session}上提出的《{matter}》（第{n}号提案）收悉，由{passedBy}转交{we}办理。感谢{you}的关心和支持。经认真研究，现答复如下：',
  openingDirect: '{you}在{committee}{session}上提出的《{matter}》（第{n}号提案）收悉。感谢{you}的关心和支持。经认真研究，现答复如下：',
  heading: '关于{suggestion}',
  promise: '计划于{date}前{what}。',
  closing: ['以上答复如有不妥，敬请批评指正。', '再次感谢{you}对{we}工作的关心和支持。'],
  form: '政协提案办理情况征询意见表',
};

export const opinionWording: LetterWording = {
  ...replyWording,
  title: '{issuer}关于{committee}{session}第{n}号提案的会办意见',
  opening: '{proposer}在{committee}{session}上提出的《{matter}》（第{n}号提案）收悉，由{passedBy}转交{we}会办。现提出会办意见如下：',
  openingDirect: '{proposer}在{committee}{session}上提出的《{matter}》（第{n}号提案）收悉。现提出会办意见如下：',
  closing: ['以上意见供答复时参考。'],
  form: '',
};

/** Of a letter that corrects one (更正函): {corrected} its number, {correctedOn} its day. */
export const correctionWording: LetterWording = {
  ...replyWording,
  title: '{issuer}关于更正{committee}{session}第{n}号提案复函的函',
  opening: '{we}{correctedOn}就{you}在{committee}{session}上提出的《{matter}》（第{n}号提案）作出的书面答复（{corrected}）有误，现予更正：',
  openingDirect:
    '{we}{correctedOn}就{you}在{committee}{session}上提出的《{matter}》（第{n}号提案）作出的书面答复（{corrected}）有误，现予更正：',
  closing: ['原复函与本函不一致的，以本函为准。由此给{you}带来的不便，敬请谅解。'],
  form: '',
};

/** What stands between what was wrong and the text as it is right. */
export const correctionLines = {
  class: '办理结果类别由{before}类更正为{after}类。',
  contacts: '主办领导、主办人和联系电话以本函所列为准。',
  whole: '更正后的答复全文如下：',
  rest: '其余内容不变。',
} as const;

/** A template with its facts; a place without a fact stays as it is, so that the linter finds it. */
export function filled(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(?<name>\w+)\}/gu, (place, name: string) => facts[name] ?? place);
}

/** `计划于2026年10月31日前完成…。` */
export function promiseSentence(wording: LetterWording, { what, by }: { readonly what: string; readonly by: string }): string {
  return filled(wording.promise, { date: dateTerm(by).zh, what });
}

const own = [
  [/局$/u, '我局'],
  [/(?:办事处|街道)$/u, '我街道'],
  [/委员会$|委$/u, '我委'],
  [/办公室$|办$/u, '我办'],
  [/公司$|集团$/u, '我公司'],
  [/镇(?:人民政府)?$/u, '我镇'],
  [/乡(?:人民政府)?$/u, '我乡'],
  [/院$/u, '我院'],
  [/中心$/u, '我中心'],
  [/队$/u, '我队'],
] as const;

/** How a body speaks of itself: 我局, 我街道, 我委 … */
export const weOf = (issuer: string): string => own.find(([end]) => end.test(issuer))?.[1] ?? '我单位';
