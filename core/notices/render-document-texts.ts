import type { Term } from '#core/contracts/term.ts';

/** What a numbered paper says. `days`: calendar days overdue; negative before the due day. */
interface PaperTexts {
  readonly name: Term;
  readonly request: (days: number) => Term;
}

const state = (days: number): Term => {
  if (days === 0) return { zh: '今日到期', en: 'is due today' };
  const count = Math.abs(days);
  return days > 0 ? { zh: `已逾期${count}天`, en: `is ${count} day(s) overdue` } : { zh: `还剩${count}天`, en: `has ${count} day(s) left` };
};

/** 催办通知 presses for the step itself; 督办通知 wants it explained as well. */
export const paperTexts: Readonly<Record<'chaser' | 'supervision', PaperTexts>> = {
  chaser: {
    name: { zh: '提案催办通知', en: 'Reminder of a proposal' },
    request: (days) => ({
      zh: `该事项${state(days).zh}。请贵单位抓紧办理，尽快完成并在提案办理系统中登记；确有困难的，请及时说明情况。`,
      en: `The step ${state(days).en}. Please complete it soon and record it in the system, or say what stands in the way.`,
    }),
  },
  supervision: {
    name: { zh: '提案督办通知', en: 'Supervision of a proposal' },
    request: (days) => ({
      zh: `该事项${state(days).zh}，现予督办。请贵单位负责同志亲自过问，立即组织办理，并书面说明未按期办结的原因和完成时限。`,
      en: `The step ${state(days).en} and is now under supervision. Please see to it at once, and state in writing why it is late and when it will be done.`,
    }),
  },
};

/** The paper's one paragraph before its request. */
export function paperMatter(facts: {
  readonly caseNumber: string;
  readonly title: string;
  readonly clock: string;
  readonly dueOn: string;
}) {
  return `由贵单位承办的政协提案${facts.caseNumber}《${facts.title}》，“${facts.clock}”的办理期限为${facts.dueOn}。`;
}

export const paperTable = {
  caseNumber: { zh: '提案编号', en: 'Case' },
  title: { zh: '案由', en: 'Title' },
  clock: { zh: '办理事项', en: 'Step' },
  dueOn: { zh: '办理期限', en: 'Due' },
  days: { zh: '逾期天数', en: 'Days overdue' },
} as const satisfies Record<string, Term>;

/** Behind a due day that holidays not announced yet may move. */
export const provisionalTerm: Term = { zh: '（暂定）', en: 'provisional' };

export const daysTerm = (days: number): Term => ({ zh: `${Math.max(days, 0)}天`, en: String(Math.max(days, 0)) });
