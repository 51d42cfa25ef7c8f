import { dateTerm } from '#core/calendar/date-term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { DocumentFacts } from './render-document.ts';
import { byTerm, leftTerm } from './render-texts.ts';

type PaperKind = 'reminder' | 'chaser' | 'supervision';

/** 提醒 until the due day, 催办 once it is over, 督办 when it has come to the supervising leader. */
export const paperKindOf = ({ kind, daysLeft }: Pick<DocumentFacts, 'kind' | 'daysLeft'>): PaperKind =>
  kind === 'chaser' && daysLeft >= 0 ? 'reminder' : kind;

/** What a numbered paper is called, as lists have it. */
export const paperNames: Readonly<Record<PaperKind, Term>> = {
  reminder: { zh: '提案办理提醒通知', en: 'Reminder of a proposal' },
  chaser: { zh: '提案催办通知', en: 'Reminder of a proposal' },
  supervision: { zh: '提案督办通知', en: 'Supervision of a proposal' },
};

const requests: Readonly<Record<PaperKind, Term>> = {
  reminder: {
    zh: '请你单位妥善安排，按期完成并在提案办理系统中登记。',
    en: 'Please arrange for it, complete it in time and record it in the system.',
  },
  chaser: {
    zh: '请你单位抓紧办理，尽快完成并在提案办理系统中登记；确有困难的，请于收到本通知后及时书面说明情况。',
    en: 'Please complete it soon and record it in the system; if something stands in the way, please say so in writing without delay.',
  },
  supervision: {
    zh: '现予督办。请你单位负责同志亲自过问，立即组织办理，并书面说明未按期完成的原因和完成时限。',
    en: 'It is now under supervision. Please have the head of your unit see to it at once, and state in writing why it is late and when it will be done.',
  },
};

/** The paper's paragraphs, the courtesy at the end included. */
export function paragraphsOf(facts: DocumentFacts & { readonly title: string }): Term[] {
  const { caseNumber, title, clock, deed, on, daysLeft, daysLate, note } = facts;
  const [by, left, today] = [byTerm(facts), leftTerm(daysLeft, daysLate), dateTerm(on)];
  const isLate = daysLeft < 0;
  // An office asks for the deed; a step is named where no deed is known.
  const step = deed === undefined ? `“${clock.zh}”` : '';
  const stands: Term = isLate
    ? {
        zh: `${step}应于${by.zh}${deed ?? '完成'}，截至${today.zh}已${left.zh.replace(/^已/u, '')}。`,
        en: `was due ${by.en} and on ${today.en} is ${left.en}.`,
      }
    : { zh: `${step}须于${by.zh}${deed ?? '完成'}（${left.zh}）。`, en: `is due ${by.en} (${left.en}).` };
  const request = requests[paperKindOf(facts)];
  return [
    {
      zh: `你单位承办的政协提案${caseNumber.zh}《${title}》，${stands.zh}${request.zh}`,
      en: `The step "${clock.en}" of proposal ${caseNumber.en}, which your unit handles, ${stands.en} ${request.en}`,
    },
    ...(note === undefined || note === '' ? [] : [{ zh: `附言：${note}`, en: `Note: ${note}` }]),
    { zh: '特此通知。', en: '' },
  ];
}

export const paperTexts = {
  contact: { zh: '联系人', en: 'Contact' },
  phone: { zh: '联系电话', en: 'telephone' },
  copies: { zh: '抄送', en: 'Copies' },
  seal: { zh: '（印章）', en: '(seal)' },
  to: { zh: '', en: 'To' },
} as const satisfies Record<string, Term>;
