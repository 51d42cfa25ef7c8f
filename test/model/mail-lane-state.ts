/** A set of notices, one bit each. */
export type Notices = number;

export interface NoticeState {
  readonly status: 'absent' | 'pending' | 'sent' | 'superseded' | 'uncertain';
  /** The case has come to what makes it moot. */
  readonly outrun: boolean;
  /** Mails with it that the transport took, by whether they said that they may be a second one. */
  readonly plain: number;
  readonly marked: number;
}

/** The recipient's lane item. Its version is not kept: `LaneRun.fresh` says whether it is still the one that was read. */
export interface LaneItem {
  readonly day: number;
  readonly sentToday: number;
  readonly doubtful: Notices;
  readonly open: { readonly mail: string; readonly notices: Notices } | undefined;
}

/** The record of a mail that a lane or a run still asks for. */
export interface MailFacts {
  readonly mail: string;
  readonly notices: Notices;
  readonly sent: boolean;
  /** SES's own event said that it took it. */
  readonly accepted: boolean;
  readonly notTaken: boolean;
}

export type Next =
  | 'read-lane'
  | 'read-record'
  | 'settle-recovered'
  | 'write-recovered'
  | 'read-notices'
  | 'settle-outrun'
  | 'claim'
  | 'record'
  | 'send'
  | 'note-sent'
  | 'mark'
  | 'close'
  | 'note-not-taken'
  | 'uncount';

/** One run of the lane: what it is about to do, and what it knows. */
export interface LaneRun {
  readonly next: Next;
  /** Nobody wrote the lane since this run read it, so its conditional write goes through. */
  readonly fresh: boolean;
  /** What is still to be done in the step: notices read, to settle, to mark. */
  readonly notices: Notices;
  /** What goes after the outrun ones are settled, and then what is in the mail. */
  readonly mailed: Notices;
  readonly again: boolean;
  /** As the lane was read: what is doubtful, how many mails today; while recovering, what the record told. */
  readonly doubtful: Notices;
  readonly sentToday: number;
  readonly found: '' | 'taken' | 'nothing' | 'unknown';
  /** The mail it has claimed, or recovers. */
  readonly mail: string;
}

/** One recipient's lane and all that takes part in it, at one moment. */
export interface MailLaneState {
  readonly notices: readonly NoticeState[];
  readonly lane: LaneItem;
  readonly today: number;
  /** Mails of today that the transport took. */
  readonly takenToday: number;
  readonly records: readonly MailFacts[];
  /** Mails of which SES has yet to tell that it took them; it may never. */
  readonly untold: readonly string[];
  readonly runs: readonly LaneRun[];
  readonly faultsLeft: number;
}

/** Nothing has happened yet; the first notice is there, the others will come up. */
export function beforeMails(notices: number, faults: number): MailLaneState {
  return {
    notices: Array.from({ length: notices }, (_, index) => ({
      status: index === 0 ? 'pending' : 'absent',
      outrun: false,
      plain: 0,
      marked: 0,
    })),
    lane: { day: 0, sentToday: 0, doubtful: 0, open: undefined },
    today: 0,
    takenToday: 0,
    records: [],
    untold: [],
    runs: [],
    faultsLeft: faults,
  };
}

/** Indexes of the notices in a set. */
export function each(set: Notices): number[] {
  return [0, 1, 2, 3].filter((index) => (set & (1 << index)) !== 0);
}

/** Those whose state answers the question. */
export function those(state: MailLaneState, which: (notice: NoticeState) => boolean): Notices {
  return state.notices.reduce((set, notice, index) => (which(notice) ? set | (1 << index) : set), 0);
}

/** A text that is equal for equal states, as short as can be because the search keeps hundreds of thousands of them. */
export function mailLaneKey({ notices, lane, today, takenToday, records, untold, runs, faultsLeft }: MailLaneState): string {
  const told = notices.map(({ status, outrun, plain, marked }) => `${status.slice(0, 2)}${outrun ? '!' : ''}${plain}${marked}`).join();
  const open = lane.open === undefined ? '' : `${lane.open.mail}=${lane.open.notices}`;
  const item = `${lane.day}${lane.sentToday}${lane.doubtful}${open}`;
  const facts = records
    .map(({ mail, notices, sent, accepted, notTaken }) => `${mail}=${notices}${Number(sent)}${Number(accepted)}${Number(notTaken)}`)
    .join();
  return [told, item, today, takenToday, facts, untold.join('+'), runs.map(runKey).join('&'), faultsLeft].join('|');
}

const runKey = ({ next, fresh, notices, mailed, again, doubtful, sentToday, found, mail }: LaneRun): string =>
  `${next.slice(0, 4)}${next.slice(-3)}${Number(fresh)}${notices}${mailed}${Number(again)}${doubtful}${sentToday}${found}${mail}`;

/**
 * One form for states that behave alike: runs in a fixed order, records that nobody will ask for forgotten (a closed mail's
 * facts change nothing any more), and of the days only whether the lane counts for today.
 */
export function canonical(state: MailLaneState): MailLaneState {
  const asked = new Set([state.lane.open?.mail, ...state.runs.map(({ mail }) => mail)]);
  const runs = state.runs.length < 2 ? state.runs : state.runs.toSorted((a, b) => (runKey(a) < runKey(b) ? -1 : 1));
  const known = state.records.filter(({ mail }) => asked.has(mail));
  const records = known.length < 2 ? known : known.toSorted((a, b) => (a.mail < b.mail ? -1 : 1));
  const untold = state.untold.filter((mail) => asked.has(mail));
  return { ...state, runs, records, untold };
}
