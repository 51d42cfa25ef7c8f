import { paperKindOf, paperNames, paragraphsOf } from '#core/notices/render-document-texts.ts';
import type { DocumentFacts } from '#core/notices/render-document.ts';
import type { Letter } from './letter.ts';
import { letterSchema } from './letter.ts';
import { filled } from './letter-wording.ts';
import { numberOfText } from './printed-number.ts';

type Form = Letter['form'];

/** 提醒、催办 or 督办通知 as a paper of the one machinery: the same words as in the mail, in the form of the office. */
export function composeNotice(facts: DocumentFacts, form: Form): Letter {
  const number = numberOfText(facts.number);
  return letterSchema.parse({
    ...bare(form, facts.issuer.zh),
    kind: facts.kind,
    title: paperNames[paperKindOf(facts)].zh,
    ...(number === undefined ? {} : { number }),
    addressees: { names: [facts.unit.zh], kind: 'body' },
    body: paragraphsOf(facts).map(({ zh }) => ({ level: 0, text: zh })),
    contacts:
      facts.contact === undefined
        ? {}
        : { handler: facts.contact.person.zh, ...(facts.contact.phone === undefined ? {} : { phone: facts.contact.phone }) },
    date: facts.on,
    copies: facts.copies.map(({ zh }) => zh),
    ...(form === 'file' ? { printed: { by: facts.issuer.zh, on: facts.on } } : {}),
  });
}

export interface DispatchFacts extends Pick<Letter, 'form' | 'issuer' | 'contacts' | 'copies'>, Partial<Pick<Letter, 'number' | 'date'>> {
  /** 区政协六届一次会议. */
  readonly session: string;
  readonly unit: string;
  readonly proposals: readonly {
    readonly caseNumber: string;
    readonly title: string;
    readonly role: '主办' | '会办';
    readonly due: string;
  }[];
}

const dispatchWording = {
  title: '关于交办{session}提案的通知',
  opening:
    '现将{session}提案{count}件交你单位办理，请按下表所列办理方式和时限办结，并及时与提案人沟通。主办件的答复由你单位直接函复提案人；会办件的意见送主办单位。',
  closing: '对交办有不同意见的，请在规定的期限内提出，不得自行转办。',
} as const;

/** 交办通知: one unit's proposals in a table. */
export function composeDispatch({ session, unit, proposals, number, date, ...facts }: DispatchFacts): Letter {
  const told = { session, count: String(proposals.length) };
  return letterSchema.parse({
    ...bare(facts.form, facts.issuer),
    ...facts,
    kind: 'dispatch',
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    title: filled(dispatchWording.title, told),
    addressees: { names: [unit], kind: 'body' },
    opening: [filled(dispatchWording.opening, told)],
    body: [
      {
        rows: [
          ['提案编号', '案由', '办理方式', '办结时限'],
          ...proposals.map(({ caseNumber, title, role, due }) => [`第${caseNumber}号`, title, role, due]),
        ],
        shares: [2, 6, 2, 3],
      },
    ],
    closing: [dispatchWording.closing],
    ...(facts.form === 'file' && date !== undefined ? { printed: { by: facts.issuer, on: date } } : {}),
  });
}

/** 征询意见表: what the member fills in and returns; attitude and result are asked apart. */
export function composeFeedbackForm(letter: Letter): Letter {
  const name = letter.addressees?.names.join('、') ?? '';
  return letterSchema.parse({
    ...bare('letter', letter.issuer),
    kind: 'feedback-form',
    title: '政协提案办理情况征询意见表',
    body: [
      {
        rows: [
          ['项目', '内容'],
          ['提案编号', letter.caseNumber === undefined ? '' : `第${letter.caseNumber}号`],
          ['案由', letter.matter ?? ''],
          ['提案人', name],
          ['承办单位', letter.issuer],
          ['办理结果类别', letter.class === undefined ? '' : `${letter.class}类`],
          ['是否走访或当面沟通', '□是　□否'],
          ['对办理工作态度', '□满意　□基本满意　□不满意'],
          ['对办理结果', '□满意　□基本满意　□不满意'],
          ['意见和建议', '\n\n\n'],
          ['提案人签名', '\n　　　　年　　月　　日'],
        ],
        shares: [1, 2],
      },
    ],
    closing: ['请填写后交政协提案委员会，不必交承办单位。'],
  });
}

/** What every paper has to have, empty. */
function bare(form: Form, issuer: string) {
  return { form, issuer, opening: [], body: [], closing: [], contacts: {}, attachments: [], reports: [], copies: [], promises: [] };
}
