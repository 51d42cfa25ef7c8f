import * as z from 'zod';

/**
 * When a notice goes: `digest` with the next morning's one mail; `prompt` breaks out, a few minutes after it came up
 * (assignments, return decisions, a new reply for the member, what is due today or overdue).
 */
export const urgencies = ['digest', 'prompt'] as const;

/**
 * What happened to a notice. `pending` until its mail goes; then `sent` with a mail, or not sent at all and why:
 * `superseded` (the case moved on), `unreachable` (nobody could be reached), `forwarded` to a deputy,
 * `uncertain` (a crash hid whether its mail went, and by the time that was found out it no longer mattered).
 */
export const noticeStatuses = ['pending', 'sent', 'superseded', 'unreachable', 'forwarded', 'uncertain'] as const;

export type NoticeStatus = (typeof noticeStatuses)[number];

/** One thing one recipient is to be told about one case. Ids, dates and instants only: what it says is read from the log. */
export const noticeSchema = z.object({
  proposalId: z.string(),
  recipientId: z.string(),
  /** A key of `mailTexts`. */
  kind: z.string(),
  urgency: z.enum(urgencies),
  /**
   * The alarm's rule (`before-3`, `due-day`, `office` …), `by-hand-<local date>`, `address-failed~<recipient>~<cause>`, `rights-<seq>`, or
   * `<seq>.<index>` of the event for everything else.
   */
  rule: z.string(),
  /** The clock it is about, where it is about one. */
  clockId: z.string().exactOptional(),
  /** The due day of that clock when the notice came up: the version of its deadline. */
  dueOn: z.string().exactOptional(),
  /** Where the event stands in the case's log: commit, and index in it. */
  seq: z.int().positive(),
  index: z.int().min(0),
  /** When the event was recorded. */
  at: z.string(),
  /** From when on it may go. */
  readyAt: z.string(),
  /** The recipient it was meant for, when that one could not be reached. */
  onBehalfOf: z.string().exactOptional(),
});

export type Notice = z.infer<typeof noticeSchema>;

/**
 * One notice for ever: proposal, clock, deadline version, rule, recipient. However often the event is read again, the key
 * is the same, and a conditional write lets it in once.
 */
export function noticeKey({ clockId, dueOn, rule, recipientId }: Pick<Notice, 'clockId' | 'dueOn' | 'rule' | 'recipientId'>): string {
  return [clockId ?? '-', dueOn ?? '-', rule, recipientId].join('#');
}
