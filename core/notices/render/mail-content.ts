import type { ClockKind } from '#core/clock/clock-kinds.ts';
import type { Light } from '#core/clock/light.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Reader } from '#core/directory/addressed.ts';
import { tellings } from '#core/steps/tellings.ts';
import { isTellingKind } from '#core/notices/happening.ts';
import type { MailKind } from './mail-texts.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';

/** One case in a mail: what happened, and the line of the table. */
export interface MailItem {
  readonly kind: MailKind;
  /** Between 【】 in a subject, e.g. `提案催办`. */
  readonly tag: string;
  readonly proposalId: string;
  /** Keys (see `noticeKey`) of the notices of this proposal that the item answers. */
  readonly notices: readonly string[];
  /** `第46号`, or `（未编号）`. */
  readonly number: Term;
  readonly title: string;
  /** The unit it is about; empty texts where it is about none. */
  readonly unit: Term;
  /** The clock it is about; absent where it is about none. */
  readonly clock?: {
    readonly kind: ClockKind;
    readonly name: Term;
    readonly dueOn: string;
    /** The holidays of a year on its way are not announced yet, and may move it. */
    readonly provisional: boolean;
    readonly light: Light;
    readonly daysLeft: number;
    /** Working days since the due day; 0 until one has gone by. */
    readonly daysLate: number;
  };
  /** One sentence to the reader. */
  readonly sentence: Term;
  /** Goes after number and title in the subject of a mail about this case alone, e.g. `办理答复（剩3天）`. */
  readonly tail: string;
  /** Opens the case after sign-in. */
  readonly link: string;
  /** Where the reader, and nobody else, judges the reply without signing in. Made when the mail goes, and kept nowhere. */
  readonly judge?: string;
  /** A numbered 催办通知 or 督办通知 that goes with it, e.g. `云提催〔2026〕3号`. */
  readonly document?: string;
  /** The person it was first meant for, when that one cannot be reached. */
  readonly onBehalfOf?: Term;
}

/** A whole mail before it is rendered: one item, or the morning's digest of many. */
export interface MailContent {
  readonly reader: Reader;
  /** `single`: about one case. `urgent`: several that break out. `digest`: the morning's list. */
  readonly form: 'single' | 'urgent' | 'digest';
  /** The day it goes, local. */
  readonly on: string;
  /** An earlier try may have arrived: says so in the subject and the text. */
  readonly again: boolean;
  /** `false`: whoever reads Chinese gets no English beside it. */
  readonly englishBeside?: false;
  /** At least one; in the order in which they are to be read. */
  readonly items: readonly MailItem[];
}

/** What a transport is handed: everything but envelope and headers. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A notice with what it tells now. */
export interface MailEntry {
  readonly notice: Notice;
  readonly item: MailItem;
}

/** Entries that go in one mail. */
export interface PlannedMail {
  readonly form: MailContent['form'];
  /** In the order in which they are to be read; those of one row stand together, the latest first. */
  readonly entries: readonly MailEntry[];
}

/** A row of a mail: what it says is the latest notice's, which is first, and it answers those before it too. */
export type MailRow = readonly [MailEntry, ...MailEntry[]];

/** The mail as its reader gets it: one item a row, which answers all the notices of that row. */
export function contentOf({ form, entries }: PlannedMail, around: Omit<MailContent, 'form' | 'items'>): MailContent {
  return { ...around, form, items: rowsOf(entries).map(itemOf) };
}

/** What reminds of a clock; several of these about one clock are one row. */
const reminds = (kind: MailKind): boolean => isTellingKind(kind) && tellings[kind].reminds;

/** One row for each clock and one for each piece of news: by due day, so that what is overdue is first, then the news by age. */
export function rowsOf(entries: readonly MailEntry[]): MailRow[] {
  const rows = new Map<string, MailRow>();
  for (const entry of entries.toSorted((a, b) => compare(ageOf(a), ageOf(b)))) {
    const key = rowKey(entry);
    rows.set(key, [entry, ...(rows.get(key) ?? [])]);
  }
  return [...rows.values()].sort((a, b) => compare(placeOf(a), placeOf(b)));
}

function itemOf(row: MailRow): MailItem {
  const document = row.find(({ item }) => item.document !== undefined)?.item.document;
  const notices = row.flatMap(({ item }) => item.notices);
  return { ...row[0].item, notices, ...(document === undefined ? {} : { document }) };
}

function rowKey({ notice, item }: MailEntry): string {
  const isLadder = notice.clockId !== undefined && reminds(item.kind);
  return `${notice.proposalId} ${isLadder ? notice.clockId : noticeKey(notice)}`;
}

// After every due day.
const noDueDay = '9999-12-31';

function placeOf([latest]: MailRow): string {
  return `${latest.item.clock?.dueOn ?? noDueDay} ${ageOf(latest)}`;
}

function ageOf({ notice }: MailEntry): string {
  const { at, proposalId, seq, index } = notice;
  return [at, proposalId, String(seq).padStart(10, '0'), String(index).padStart(4, '0'), noticeKey(notice)].join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
