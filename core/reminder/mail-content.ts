import type { Light } from '#core/clock/light.ts';
import type { Term } from '#core/contracts/terms.ts';
import type { MailKind } from './mail-texts.ts';

/** One case in a mail: what happened, and the line of the table. */
export interface MailItem {
  readonly kind: MailKind;
  readonly proposalId: string;
  /** Keys of the notices this item answers (see `noticeKey`), each with the proposal it belongs to. */
  readonly notices: readonly string[];
  /** `第46号`, or `（未编号）`. */
  readonly number: Term;
  readonly title: string;
  /** The unit it is about; empty texts where it is about none. */
  readonly unit: Term;
  /** The clock it is about; absent where it is about none. */
  readonly clock?: { readonly name: Term; readonly dueOn: string; readonly light: Light; readonly daysLeft: number };
  /** One sentence to the reader. */
  readonly sentence: Term;
  /** Goes after number and title in the subject of a mail about this case alone, e.g. `办理答复（剩3天）`. */
  readonly tail: string;
  /** Opens the case after sign-in. */
  readonly link: string;
  /** A numbered 催办通知 or 督办通知 that goes with it, e.g. `云提催〔2026〕3号`. */
  readonly document?: string;
  /** Name of the person it was first meant for, when that one cannot be reached. */
  readonly onBehalfOf?: string;
}

/** A whole mail before it is rendered: one item, or the morning's digest of many. */
export interface MailContent {
  /** Name of the reader, as the salutation has it. */
  readonly readerName: string;
  /** `single`: about one case. `urgent`: several that break out. `digest`: the morning's list. */
  readonly form: 'single' | 'urgent' | 'digest';
  /** The day it goes, local. */
  readonly on: string;
  /** An earlier try may have arrived: says so in the subject and the text. */
  readonly again: boolean;
  /** At least one; in the order in which they are to be read. */
  readonly items: readonly MailItem[];
}

/** What a transport is handed: everything but envelope and headers. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
