import { kindOf } from './line-kinds.ts';
import type { LineKind } from './line-kinds.ts';
import { salutationOf } from './salutation.ts';
import type { Salutation } from './salutation.ts';
import type { Line } from './source-text.ts';
import { titleIn, titleOfSite } from './title-lines.ts';
import type { TitleLines } from './title-lines.ts';

export interface KnownLine {
  readonly line: Line;
  readonly kind: LineKind;
}

/** A letter's lines by where they stand in it. */
export interface LetterParts {
  /** Of the page around it: what the site says about it. */
  readonly site: readonly Line[];
  /** Above the salutation. */
  readonly head: readonly KnownLine[];
  readonly title?: TitleLines;
  readonly salutation?: Salutation & { readonly line: Line };
  /** From the salutation's line, without it, to the signature. */
  readonly body: readonly KnownLine[];
  /** Signature, date, contacts, attachments, copies, print line. */
  readonly tail: readonly KnownLine[];
}

/** Parts by the two things every letter has somewhere: the line that says to whom it is, and the signature. */
export function letterParts(lines: readonly Line[]): LetterParts {
  const known = lines.map((line) => ({ line, kind: kindOf(line) }));
  const site = known.flatMap(({ line, kind }) => (kind === 'furniture' ? [line] : []));
  const own = known.filter(({ kind }) => kind !== 'furniture');
  const title = titleIn(own.map(({ line }) => line)) ?? titleOfSite(site);
  const at = salutationAt(own, title?.end ?? 0);
  const head = own.slice(0, at?.index ?? title?.end ?? headWithout(own));
  const rest = own.slice(at === undefined ? head.length : at.index + 1);
  const tailStart = signatureStart(rest);
  const end = tailEnd(rest, tailStart);
  return {
    site,
    head,
    ...(title === undefined ? {} : { title }),
    ...(at === undefined ? {} : { salutation: { ...at.salutation, line: at.line } }),
    body: rest.slice(0, tailStart),
    tail: rest.slice(tailStart, end),
  };
}

function salutationAt(own: readonly KnownLine[], from: number) {
  for (const start of from === 0 ? [0] : [from, 0]) {
    for (let index = start; index < own.length; index += 1) {
      const line = own[index]?.line;
      const salutation = line === undefined ? undefined : salutationOf(line);
      if (line !== undefined && salutation !== undefined) return { index, line, salutation };
    }
  }
  return undefined;
}

/** A letter without title and salutation begins with its first long line. */
function headWithout(own: readonly KnownLine[]): number {
  const first = own.findIndex(({ line }) => line.tight.length > 40);
  return first === -1 ? 0 : first;
}

const ofTail = new Set<LineKind>([
  'date',
  'lost-date',
  'office',
  'office-and-date',
  'print',
  'copies',
  'contact',
  'class',
  'publicity',
  'attachment',
  'closing',
  'feedback',
]);

/** The first line of the signature: from the first day on a line by itself back over what belongs to it; without a day, from the end. */
function signatureStart(rest: readonly KnownLine[]): number {
  const dated = rest.findIndex(({ kind }) => kind === 'date' || kind === 'office-and-date' || kind === 'lost-date');
  const signed = rest.findIndex(({ kind }, index) => kind === 'office' && index > 0);
  const printed = rest.findIndex(({ kind }) => kind === 'print' || kind === 'copies');
  let start = [dated, printed, signed].find((index) => index !== -1) ?? rest.length;
  if (dated !== -1 && printed !== -1) start = Math.min(dated, printed);
  for (;;) {
    const before = start;
    while (start > 0 && isOfTail(rest[start - 1])) start -= 1;
    start = attachmentsBefore(rest, start);
    if (start === before) return start;
  }
}

/** 附件：1.… with its further names, each on a line of its own, down to the line at `end`. */
function attachmentsBefore(rest: readonly KnownLine[], end: number): number {
  let at = end;
  while (at > 0 && end - at < mostAttachments && isAttached(rest[at - 1])) at -= 1;
  return rest[at - 1]?.kind === 'attachment' && at < end ? at - 1 : end;
}

const mostAttachments = 40;
const isAttached = (found: KnownLine | undefined): boolean =>
  found !== undefined && found.kind === 'text' && found.line.tight.length <= 60 && !/[。：:]$/u.test(found.line.tight);

/** The proposal's own text, or the next letter, may follow: the tail ends with the first line that is none of it. */
function tailEnd(rest: readonly KnownLine[], start: number): number {
  let [end, open] = [start, false];
  while (end < rest.length) {
    const found = rest[end];
    if (found === undefined || !(isOfTail(found) || (open && found.line.tight.length <= 60 && continues(found)))) break;
    open = found.kind === 'copies' || found.kind === 'attachment' || (open && found.kind === 'text');
    end += 1;
  }
  return end;
}

function isOfTail(found: KnownLine | undefined): boolean {
  if (found === undefined) return false;
  return ofTail.has(found.kind) && (found.kind !== 'closing' || found.line.tight.length <= 60);
}

/** Names of copies and of attachments go on over lines. */
const continues = ({ line: { tight } }: KnownLine): boolean => /^(?:\d{1,2}[.．、]|.{0,60}[、,;。]?$)/u.test(tight) && !/[:]$/u.test(tight);
