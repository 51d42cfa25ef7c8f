import { dateTerm } from '#core/calendar/date-term.ts';
import type { Light } from '#core/clock/light.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Reader } from '#core/directory/addressed.ts';

/** Words of a mail beside the sentences of `mailTexts`: subjects, labels, and what stands around the cases. */

/** In front of everything in the subject of a mail that may have arrived before. */
export const againTag = '【重发】';
export const againNote: Term = {
  zh: '本邮件为重发：上一次发送的结果未能确认，您可能已收到过同样内容的邮件，请勿重复处理。',
  en: 'Sent again: it could not be confirmed that the earlier mail went. You may have received the same before.',
};

/** Tags of mails about cases that do not share one: something is late, something is due, or all of it is news. */
export const pressingTag = '提案催办';
export const reminderTag = '提案提醒';
export const workTag = '提案办理';
/** Tags that ask a member for something, who is never said to be late in a subject. */
export const askingTags: readonly string[] = ['提案反馈提醒', '提案修改提醒'];
/** Tags that press. */
export const pressingTags: readonly string[] = [pressingTag, '提案逾期', '提案逾期通报', '提案督办', '提案领导督办'];

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

/** The same in English, for whoever reads that. */
export const subjectTextsEn = {
  again: '[sent again] ',
  several: (isDigest: boolean, count: number, listed: string) =>
    `[proposals] ${counted(count, isDigest ? 'matter' : 'urgent matter')}${isDigest ? ' today' : ''}: ${listed}`,
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
  comment: { zh: '逐件反馈', en: 'Comment on each' },
  judge: { zh: '评价办理结果', en: 'Judge the reply' },
} as const satisfies Record<string, Term>;

export const lightTerms: Readonly<Record<Light, Term>> = {
  green: { zh: '绿灯', en: 'green' },
  yellow: { zh: '黄灯', en: 'yellow' },
  red: { zh: '红灯', en: 'red' },
  grey: { zh: '未计时', en: 'not running' },
};

/**
 * @param days calendar days to the due day; negative when overdue
 * @param late working days since the due day, where they are known: so nobody is late by holidays
 */
export function leftTerm(days: number, late?: number): Term {
  if (days === 0) return { zh: '今天到期', en: 'due today' };
  if (days > 0) return { zh: `剩${days}天`, en: `${counted(days, 'day')} left` };
  if (late === undefined) return { zh: `逾期${-days}天`, en: `${counted(-days, 'day')} overdue` };
  return late === 0 ? { zh: '已逾期', en: 'overdue' } : { zh: `逾期${late}个工作日`, en: `${counted(late, 'working day')} overdue` };
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Beside the link to judge by. */
export const judgeNote: Term = {
  zh: '点击“评价办理结果”可直接评价，不必登录。该链接仅供您本人使用，请勿转发本邮件；评价一次后即失效。',
  en: '"Judge the reply" takes your judgement without signing in. The link is yours alone, so please do not pass this mail on; it is used up once you have judged.',
};

export function behalfNote({ zh, en }: Term): Term {
  return {
    zh: `本件原应发给${zh}，因无法送达，特转请您代为处理。`,
    en: `This was first meant for ${en}, who could not be reached. Please see to it in their place.`,
  };
}

/** A due day in a table or within a sentence; one that holidays not announced yet may move says so. */
export function dueTerm({ dueOn, provisional }: DueDay): Term {
  const { zh, en } = dateTerm(dueOn);
  return provisional ? { zh: `${zh}（暂定）`, en: `${en} (provisional)` } : { zh, en };
}

/** Until when something is to be done, the day included. */
export function byTerm({ dueOn, provisional }: DueDay): Term {
  const { zh, en } = dateTerm(dueOn);
  return provisional ? { zh: `${zh}前（含当日，暂定）`, en: `by ${en} (provisional)` } : { zh: `${zh}前（含当日）`, en: `by ${en}` };
}

interface DueDay {
  readonly dueOn: string;
  readonly provisional: boolean;
}

/** The salutation, as a letter has it. */
export const salutation = ({ zh, en }: Term): Term => ({ zh: `${zh}：您好！`, en: `Dear ${en},` });

/** Whom a mail thanks at its end, and what for. */
export const closings: Readonly<Record<Reader['is'], Term>> = {
  member: { zh: '感谢您对政协提案工作的关心和支持！', en: "Thank you for your support of the committee's work on proposals." },
  officer: { zh: '感谢您的支持与配合！', en: 'Thank you for your cooperation.' },
};
