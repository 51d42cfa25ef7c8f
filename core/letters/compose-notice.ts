import { paperKindOf, paperNames, paragraphsOf } from '#core/notices/render/render-document-texts.ts';
import type { DocumentFacts } from '#core/notices/render/render-document.ts';
import type { Letter } from './letter.ts';
import { letterSchema } from './letter.ts';
import { dispatchWording, listWording } from './dispatch-wording.ts';
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
    readonly proposer: string;
    readonly role: keyof typeof dispatchWording.roles;
    readonly due: string;
  }[];
}

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
    body: tablesOf(
      dispatchWording.columns,
      proposals.map(({ caseNumber, title, proposer, role, due }) => [
        filled(dispatchWording.number, { n: caseNumber }),
        title,
        proposer,
        dispatchWording.roles[role],
        due,
      ]),
      [2, 6, 3, 2, 3],
    ),
    closing: [dispatchWording.closing],
    ...(facts.form === 'file' && date !== undefined ? { printed: { by: facts.issuer, on: date } } : {}),
  });
}

export interface DispatchListFacts extends Pick<Letter, 'issuer'>, Partial<Pick<Letter, 'date'>> {
  readonly session: string;
  readonly units: number;
  /** Of this unit alone. */
  readonly unit?: string;
  readonly proposals: readonly {
    readonly caseNumber: string;
    readonly title: string;
    readonly proposer: string;
    readonly lead: string;
    readonly coHandlers: readonly string[];
    readonly due: string;
  }[];
}

/** 交办清单 for the meeting: every proposal with its units, in one table. */
export function composeDispatchList({ session, units, unit, proposals, issuer, date }: DispatchListFacts): Letter {
  const told = { session, count: String(proposals.length), units: String(units), unit: unit ?? '' };
  return letterSchema.parse({
    ...bare('letter', issuer),
    kind: 'dispatch',
    ...(date === undefined ? {} : { date }),
    title: filled(unit === undefined ? listWording.title : listWording.unitTitle, told),
    opening: [filled(unit === undefined ? listWording.opening : listWording.unitOpening, told)],
    body: tablesOf(
      listWording.columns,
      proposals.map(({ caseNumber, title, proposer, lead, coHandlers, due }) => [
        filled(dispatchWording.number, { n: caseNumber }),
        title,
        proposer,
        lead,
        coHandlers.join('、'),
        due,
      ]),
      [2, 5, 2, 3, 3, 3],
    ),
  });
}

// A table of the model ends at 400 rows, its head among them; a session has more.
const MOST_ROWS = 399;

function tablesOf(head: readonly string[], rows: readonly string[][], shares: number[]): Letter['body'] {
  const count = Math.ceil(rows.length / MOST_ROWS);
  return Array.from({ length: count }, (_, index) => ({
    rows: [[...head], ...rows.slice(index * MOST_ROWS, (index + 1) * MOST_ROWS)],
    shares,
  }));
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
