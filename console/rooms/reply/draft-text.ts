import { isEmptyParagraph } from '#core/reply/paragraph.ts';
import type { LetterReturned, ReplyDraft } from '../../api/contract.ts';
import { isJsonList, isJsonRecord, memberOf } from '../../parts/form/json.ts';
import type { Json } from '../../parts/form/json.ts';

export type Paragraph = ReplyDraft['paragraphs'][number];

export const noDraft: ReplyDraft = { paragraphs: [] };

const ways = ['visit', 'meeting', 'telephone', 'in-writing'] as const;
const disclosures = ['disclosed', 'on-request', 'not-disclosed'] as const;
export const choicesOf = { way: ways, disclosure: disclosures } as const;

export const wayOf = (text: string | undefined) => ways.find((one) => one === text);
export const disclosureOf = (text: string | undefined) => disclosures.find((one) => one === text);

/** What this window kept, if it is one of ours. */
export function keptDraft(kept: Json): { readonly version: number; readonly draft: ReplyDraft } | undefined {
  const [version, draft] = [memberOf(kept, 'version'), memberOf(kept, 'draft')];
  const paragraphs = memberOf(draft, 'paragraphs');
  if (typeof version !== 'number' || !isJsonList(paragraphs)) return undefined;
  const contact = memberOf(draft, 'contact');
  const [contactedOn, way] = [textIn(contact, 'contactedOn'), wayOf(textIn(contact, 'way'))];
  return {
    version,
    draft: withFields(
      { paragraphs: paragraphs.flatMap(paragraphOf) },
      {
        class: textIn(draft, 'class'),
        leader: textIn(draft, 'leader'),
        handler: textIn(draft, 'handler'),
        phone: textIn(draft, 'phone'),
        disclosure: disclosureOf(textIn(draft, 'disclosure')),
        contactedOn,
        way,
      },
    ),
  };
}

/** The fields beside the text; an empty one is none. */
export interface Fields {
  readonly class?: string | undefined;
  readonly leader?: string | undefined;
  readonly handler?: string | undefined;
  readonly phone?: string | undefined;
  readonly disclosure?: ReplyDraft['disclosure'] | undefined;
  readonly contactedOn?: string | undefined;
  readonly way?: (typeof ways)[number] | undefined;
}

export function fieldsOf({ class: replyClass, leader, handler, phone, disclosure, contact }: ReplyDraft): Fields {
  return { class: replyClass, leader, handler, phone, disclosure, contactedOn: contact?.contactedOn, way: contact?.way };
}

export function withFields({ paragraphs }: Pick<ReplyDraft, 'paragraphs'>, fields: Fields): ReplyDraft {
  const { class: replyClass, leader, handler, phone, disclosure, contactedOn, way } = fields;
  return {
    paragraphs,
    ...(isBlank(replyClass) ? {} : { class: replyClass }),
    ...(isBlank(leader) ? {} : { leader }),
    ...(isBlank(handler) ? {} : { handler }),
    ...(isBlank(phone) ? {} : { phone }),
    ...(disclosure === undefined ? {} : { disclosure }),
    ...(isBlank(contactedOn) && way === undefined
      ? {}
      : { contact: { ...(isBlank(contactedOn) ? {} : { contactedOn }), ...(way === undefined ? {} : { way }) } }),
  };
}

/** The draft as the file that came back has it. */
export function withReturned(draft: ReplyDraft, { paragraphs, fields }: LetterReturned): ReplyDraft {
  const changed = Object.fromEntries(fields.map(({ name, after }) => [name, after]));
  return withFields({ paragraphs }, { ...fieldsOf(draft), ...changed });
}

function isBlank(text: string | undefined): text is undefined {
  return text === undefined || text === '';
}

function textIn(value: Json, name: string): string | undefined {
  const text = memberOf(value, name);
  return typeof text === 'string' ? text : undefined;
}

function paragraphOf(value: Json): Paragraph[] {
  const [level, answers] = [memberOf(value, 'level'), memberOf(value, 'answers')];
  const text = textIn(value, 'text');
  if (!isJsonRecord(value) || typeof level !== 'number' || text === undefined) return [];
  const picture = textIn(value, 'picture');
  return [
    {
      level,
      text,
      ...(typeof answers === 'number' ? { answers } : {}),
      ...(memberOf(value, 'table') === true ? { table: true } : {}),
      ...(picture === undefined ? {} : { picture }),
    },
  ];
}

export function isSameDraft(one: ReplyDraft, other: ReplyDraft): boolean {
  return plain(one) === plain(other);
}

function plain(draft: ReplyDraft): string {
  return JSON.stringify([
    fieldsOf(draft),
    draft.paragraphs.map(({ level, text, answers, table, picture }) => [level, text, answers ?? 0, table ?? false, picture ?? '']),
  ]);
}

/** What is sent when the reply is given: no empty paragraph, no empty field. */
export function replyBody(draft: ReplyDraft, assignmentId: string) {
  const { contact, paragraphs, ...fields } = withFields(draft, fieldsOf(draft));
  const whole = contact?.contactedOn !== undefined && contact.way !== undefined;
  return {
    ...fields,
    assignmentId,
    paragraphs: paragraphs.filter((one) => !isEmptyParagraph(one)),
    ...(whole ? { contact } : {}),
  };
}
