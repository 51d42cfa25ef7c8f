import type { Light } from '#core/clock/light.ts';
import type { Term } from '#core/contracts/term.ts';

/** Words of a mail beside the sentences of `mailTexts`: subjects, labels, and what stands around the cases. */

/** In front of everything in the subject of a mail that may have arrived before. */
export const againTag = '【重发】';
export const againNote: Term = {
  zh: '本邮件为重发：上一次发送的结果未能确认，您可能已收到过同样内容的邮件，请勿重复处理。',
  en: 'Sent again: it could not be confirmed that the earlier mail went. You may have received the same before.',
};

/** Tags of mails about cases that do not share one. */
export const reminderTag = '提案催办';
export const workTag = '提案办理';

/** In subjects of several cases. `listed`: the cases named, with 等 where they are not all. */
export const subjectTexts = {
  pressing: (count: number, listed: string) => `${count}件今天到期或已逾期：${listed}`,
  several: (count: number, listed: string) => `${count}件请及时处理：${listed}`,
  digest: (count: number, listed: string) => `今日提醒${count}件：${listed}`,
  news: (count: number, listed: string) => `今日动态${count}件：${listed}`,
  andOthers: '等',
  separator: '、',
  title: (title: string) => `《${title}》`,
  bracketed: (text: string) => `（${text}）`,
} as const;

export const headings = {
  single: (tag: string): Term => ({ zh: tag, en: 'About one proposal' }),
  urgent: (count: number): Term => ({ zh: `${count}件提案请尽快处理`, en: `${count} proposals need you soon` }),
  digest: (count: number): Term => ({ zh: `今日提醒 ${count}件`, en: `Today: ${count} item(s)` }),
  clocks: { zh: '期限', en: 'Due days' },
  news: { zh: '办理动态', en: 'News' },
} as const;

export const labels = {
  number: { zh: '案号', en: 'Case' },
  title: { zh: '案由', en: 'Title' },
  case: { zh: '提案', en: 'Proposal' },
  unit: { zh: '承办单位', en: 'Unit' },
  clock: { zh: '事项', en: 'Step' },
  dueOn: { zh: '期限', en: 'Due' },
  status: { zh: '状态', en: 'Status' },
  document: { zh: '文号', en: 'Paper' },
  open: { zh: '查看提案', en: 'Open the case' },
} as const satisfies Record<string, Term>;

export const lightTerms: Readonly<Record<Light, Term>> = {
  green: { zh: '绿灯', en: 'green' },
  yellow: { zh: '黄灯', en: 'yellow' },
  red: { zh: '红灯', en: 'red' },
  grey: { zh: '未计时', en: 'not running' },
};

/** @param days calendar days to the due day; negative when overdue */
export function leftTerm(days: number): Term {
  if (days === 0) return { zh: '今天到期', en: 'due today' };
  const count = Math.abs(days);
  const daysEn = count === 1 ? '1 day' : `${count} days`;
  return days > 0 ? { zh: `剩${count}天`, en: `${daysEn} left` } : { zh: `逾期${count}天`, en: `${daysEn} overdue` };
}

export function behalfNote(name: string): Term {
  return { zh: `本件原应通知${name}，因无法送达，转请您处理。`, en: `First meant for ${name}, who could not be reached.` };
}

/** A due day in a table; one that holidays not announced yet may move says so. */
export function dueTerm({ dueOn, provisional }: DueDay): Term {
  return provisional ? { zh: `${dueOn}（暂定）`, en: 'provisional' } : { zh: dueOn, en: '' };
}

/** The same within a sentence. */
export function dueInSentence({ dueOn, provisional }: DueDay): Term {
  return provisional ? { zh: `${dueOn}（暂定）`, en: `${dueOn} (provisional)` } : { zh: dueOn, en: dueOn };
}

interface DueDay {
  readonly dueOn: string;
  readonly provisional: boolean;
}

/** The salutation, as a letter has it. */
export const salutation = (name: string): string => `${name}：`;
