import type { Model, Step } from './explore.ts';
import { beforeMails, canonical, each, mailLaneKey, those } from './mail-lane-state.ts';
import type { LaneItem, LaneRun, MailFacts, MailLaneState, Next, NoticeState, Notices } from './mail-lane-state.ts';

/** `outside`: what nobody can count on (a notice comes up, a case moves on, SES's event, a run begins late). */
export type MailStepKind = 'work' | 'outside' | 'fault';

/** The protocol, and what it would be with one of its parts changed. */
export interface MailVariant {
  /** When the notices are read consistently: after the lane, before it, or never (what the index says is believed). */
  readonly reading: 'after-lane' | 'before-lane' | 'never';
  /** An open mail whose sender may be alive is left alone, or taken for dead. */
  readonly lease: 'respected' | 'none';
  /** When the mail's record is written, and what comes first once it was sent. */
  readonly order: 'record-send-mark-close' | 'send-then-record' | 'close-before-mark';
  /** How long the lane remembers that a notice may have gone already: until a mail with it is closed, or claimed, or not at all. */
  readonly doubt: 'until-closed' | 'until-claimed' | 'forgotten';
  /** What is settled when a mail left open turns out to be taken: what its record says was in it, or what the lane was read with. */
  readonly recovered: 'as-recorded' | 'as-claimed';
}

export const asDesigned: MailVariant = {
  reading: 'after-lane',
  lease: 'respected',
  order: 'record-send-mark-close',
  doubt: 'until-closed',
  recovered: 'as-recorded',
};

export interface MailLaneBounds {
  readonly notices: number;
  readonly mailsPerDay: number;
  readonly faults: number;
}

type MailStep = Step<MailLaneState, MailStepKind>;

const RUNS_AT_ONCE = 2;

/**
 * The model of one recipient's lane: up to two runs at once, a transport that takes mails and whose answer a crash swallows,
 * SES's own events that come late or never, an index that shows what it likes of what was ever put, cases that move on, and
 * days that begin anew. Each step is one effect that others can see:
 * - A run that loses its conditional write ends; in the product it begins again, which here is another run.
 * - A lease outlasts every function, so it is over exactly for a sender that is gone.
 * - A run carries one mail; a second one in the same morning is another run.
 * - A crash takes place before or after an effect. Every way in which a write may end without its answer is the crash after it.
 */
export function mailLane(variant: MailVariant, bounds: MailLaneBounds): Model<MailLaneState, MailStepKind> {
  return {
    initial: beforeMails(bounds.notices, bounds.faults),
    key: mailLaneKey,
    steps: (state) => {
      // What is wrong already is followed no further: without its parts the protocol repeats for ever.
      if (state.notices.some(({ plain }) => plain > 1)) return [];
      return [...outside(state, variant), ...state.runs.flatMap((run) => runSteps(state, run, variant, bounds))]
        .filter(({ kind }) => kind !== 'fault' || state.faultsLeft > 0)
        .map(({ label, kind, to }) => ({ label, kind, to: canonical(kind === 'fault' ? { ...to, faultsLeft: to.faultsLeft - 1 } : to) }));
    },
  };
}

const work = (label: string, to: MailLaneState): MailStep => ({ label, kind: 'work', to });
const happens = (label: string, to: MailLaneState): MailStep => ({ label, kind: 'outside', to });
const fault = (label: string, to: MailLaneState): MailStep => ({ label: `FAULT ${label}`, kind: 'fault', to });

const changed = (state: MailLaneState, index: number, change: Partial<NoticeState>): MailLaneState => ({
  ...state,
  notices: state.notices.map((notice, at) => (at === index ? { ...notice, ...change } : notice)),
});

function outside(state: MailLaneState, variant: MailVariant): MailStep[] {
  const steps: MailStep[] = [];
  for (const [index, { status, outrun }] of state.notices.entries()) {
    if (status === 'absent') steps.push(happens(`notice ${index} comes up`, changed(state, index, { status: 'pending' })));
    else if (!outrun) steps.push(happens(`the case outruns notice ${index}`, changed(state, index, { outrun: true })));
  }
  for (const mail of state.untold) {
    const untold = state.untold.filter((other) => other !== mail);
    steps.push(happens(`SES tells that it took ${mail}`, { ...noted(state, mail, { accepted: true }), untold }));
  }
  // Mails go within hours of a day, which no run outlasts.
  if (state.runs.length === 0 && state.takenToday + state.lane.sentToday > 0 && state.lane.day === state.today)
    steps.push(work('another day', { ...state, today: state.today + 1, takenToday: 0 }));
  return [...steps, ...beginnings(state, variant)];
}

/** A run begins with what the index shows: what is true, or, stale, any part of what was ever put. */
function beginnings(state: MailLaneState, variant: MailVariant): MailStep[] {
  if (state.runs.length >= RUNS_AT_ONCE) return [];
  const put = those(state, ({ status }) => status !== 'absent');
  const pending = those(state, ({ status }) => status === 'pending');
  return Array.from({ length: put }, (_, less) => less + 1)
    .filter((shown) => (shown & ~put) === 0)
    .map((shown) => {
      const notices = variant.reading === 'before-lane' ? shown & pending : shown;
      const run: LaneRun = { ...nobody, next: 'read-lane', notices };
      const to = { ...state, runs: [...state.runs, run] };
      return shown === pending ? work(`a run finds ${each(shown).join()}`, to) : happens(`a run is shown ${each(shown).join()}`, to);
    });
}

const nobody: LaneRun = {
  next: 'read-lane',
  fresh: false,
  notices: 0,
  mailed: 0,
  again: false,
  doubtful: 0,
  sentToday: 0,
  found: '',
  mail: '',
};

const without = (state: MailLaneState, run: LaneRun): MailLaneState => ({ ...state, runs: state.runs.filter((other) => other !== run) });

const onward = (state: MailLaneState, run: LaneRun, change: Partial<LaneRun> & { readonly next: Next }): MailLaneState => ({
  ...state,
  runs: state.runs.map((other) => (other === run ? { ...run, ...change } : other)),
});

/** A write of the lane: whoever read it before has lost. */
const laneWritten = (state: MailLaneState, run: LaneRun, lane: LaneItem): MailLaneState => ({
  ...state,
  lane,
  runs: state.runs.map((other) => (other === run ? other : { ...other, fresh: false })),
});

/** Facts go only to a record that is there. */
const noted = (state: MailLaneState, mail: string, facts: Partial<MailFacts>): MailLaneState => ({
  ...state,
  records: state.records.map((record) => (record.mail === mail ? { ...record, ...facts } : record)),
});

const settled = (state: MailLaneState, index: number, status: 'sent' | 'superseded' | 'uncertain'): MailLaneState => {
  const before = state.notices[index]!.status;
  const may = status === 'sent' ? before !== 'absent' : status === 'uncertain' ? before !== 'sent' : before === 'pending';
  return may ? changed(state, index, { status }) : state;
};

/** What follows when a conditional write of the lane goes through (`to`), or is lost: then the run is over. */
function laneStep(state: MailLaneState, run: LaneRun, label: string, lane: LaneItem, then: Partial<LaneRun> & { next: Next }): MailStep[] {
  if (!run.fresh) return [work(`${label}, too late`, without(state, run))];
  const written = laneWritten(state, run, lane);
  return [
    work(label, onward(written, run, then)),
    fault(`crash before: ${label}`, without(state, run)),
    fault(`crash after: ${label}`, without(written, run)),
  ];
}

/** An effect that is no write of the lane. */
function effect(state: MailLaneState, run: LaneRun, label: string, after: MailLaneState, then: MailLaneState): MailStep[] {
  return [work(label, then), fault(`crash before: ${label}`, without(state, run)), fault(`crash after: ${label}`, without(after, run))];
}

function runSteps(state: MailLaneState, run: LaneRun, variant: MailVariant, bounds: MailLaneBounds): MailStep[] {
  const { lane, today } = state;
  switch (run.next) {
    case 'read-lane':
      return readLane(state, run, variant);
    case 'read-record': {
      const record = state.records.find(({ mail }) => mail === run.mail);
      const found = record === undefined || record.notTaken ? 'nothing' : record.sent || record.accepted ? 'taken' : 'unknown';
      const next = found === 'taken' ? 'settle-recovered' : 'write-recovered';
      const mailed = variant.recovered === 'as-recorded' ? (record?.notices ?? 0) : run.mailed;
      return [work(`it finds ${run.mail} ${found}`, onward(state, run, { next, found, mailed }))];
    }
    case 'settle-recovered':
      return settleEach(state, run, 'sent', 'mailed', { next: 'write-recovered' });
    case 'write-recovered': {
      const sentToday = run.found === 'nothing' ? lane.sentToday - 1 : lane.sentToday;
      const ours = lane.open?.notices ?? 0;
      const doubts = run.found === 'unknown' && variant.doubt !== 'forgotten' ? ours : 0;
      const doubtful = (run.found === 'taken' ? lane.doubtful & ~ours : lane.doubtful) | doubts;
      const recovered: LaneItem = { ...lane, sentToday, doubtful, open: undefined };
      const counted = recovered.day === today ? sentToday : 0;
      const then = { next: 'read-notices', doubtful: recovered.doubtful, sentToday: counted, mail: '', found: '', mailed: 0 } as const;
      return laneStep(state, run, `it closes ${run.mail}`, recovered, then);
    }
    case 'read-notices': {
      const pending = variant.reading === 'after-lane' ? run.notices & those(state, ({ status }) => status === 'pending') : run.notices;
      if (pending === 0) return [work('it finds nothing pending', without(state, run))];
      const gone = pending & those(state, ({ outrun }) => outrun);
      const then = { notices: gone, mailed: pending & ~gone } as const;
      return [work('it reads notices and cases', onward(state, run, { ...then, next: gone === 0 ? 'claim' : 'settle-outrun' }))];
    }
    case 'settle-outrun': {
      const [index = 0] = each(run.notices);
      const status = (run.doubtful & (1 << index)) === 0 ? 'superseded' : 'uncertain';
      return settleEach(state, run, status, 'notices', { next: 'claim' });
    }
    case 'claim':
      return claim(state, run, variant, bounds);
    case 'record':
    case 'send':
    case 'note-sent':
    case 'mark':
    case 'close':
    case 'note-not-taken':
    case 'uncount':
      return handOver(state, run, run.next, variant);
  }
}

function readLane(state: MailLaneState, run: LaneRun, { lease }: MailVariant): MailStep[] {
  const { lane, today } = state;
  const { open } = lane;
  if (open === undefined) {
    const sentToday = lane.day === today ? lane.sentToday : 0;
    return [work('it reads the lane', onward(state, run, { next: 'read-notices', fresh: true, doubtful: lane.doubtful, sentToday }))];
  }
  const isHeld = lease === 'respected' && state.runs.some((other) => other.mail === open.mail && other.found === '');
  if (isHeld) return [work('it finds the lane busy', without(state, run))];
  const recovering = { next: 'read-record', fresh: true, mail: open.mail, mailed: open.notices } as const;
  return [work(`it finds ${open.mail} left open`, onward(state, run, recovering))];
}

function claim(state: MailLaneState, run: LaneRun, { order, doubt }: MailVariant, { mailsPerDay }: MailLaneBounds): MailStep[] {
  const { lane, today } = state;
  if (run.mailed === 0 || run.sentToday >= mailsPerDay) return [work('it has nothing to send today', without(state, run))];
  const mail = `${today}.${run.sentToday + 1}`;
  const doubtful = doubt === 'until-claimed' ? lane.doubtful & ~run.mailed : lane.doubtful;
  const claimed: LaneItem = { day: today, sentToday: run.sentToday + 1, doubtful, open: { mail, notices: run.mailed } };
  const next = order === 'send-then-record' ? 'send' : 'record';
  const then = { next, mail, again: (lane.doubtful & run.mailed) !== 0, notices: run.mailed } as const;
  return laneStep(state, run, `it claims ${mail} with ${each(run.mailed).join()}`, claimed, then);
}

type HandingOver = 'record' | 'send' | 'note-sent' | 'mark' | 'close' | 'note-not-taken' | 'uncount';

/** From the record to the closing. */
function handOver(state: MailLaneState, run: LaneRun, next: HandingOver, { order }: MailVariant): MailStep[] {
  const { mail } = run;
  const { lane } = state;
  const closed: LaneItem = { ...lane, doubtful: lane.doubtful & ~run.mailed, open: undefined };
  const recorded = (sent: boolean): MailLaneState => ({
    ...state,
    records: [
      ...state.records.filter((other) => other.mail !== mail),
      { mail, notices: run.mailed, sent, accepted: false, notTaken: false },
    ],
  });
  switch (next) {
    case 'record': {
      const after = recorded(false);
      return effect(state, run, `it records ${mail}`, after, onward(after, run, { next: 'send' }));
    }
    case 'send': {
      const after = taken(state, run);
      const lost = order === 'send-then-record' ? 'uncount' : 'note-not-taken';
      return [
        ...effect(
          state,
          run,
          `the transport takes ${mail}${run.again ? ', marked' : ''}`,
          after,
          onward(after, run, { next: 'note-sent' }),
        ),
        fault(`the transport does not take ${mail}`, onward(state, run, { next: lost })),
      ];
    }
    case 'note-sent': {
      const after = order === 'send-then-record' ? recorded(true) : noted(state, mail, { sent: true });
      const then = order === 'close-before-mark' ? 'close' : 'mark';
      return effect(state, run, `it notes that ${mail} is sent`, after, onward(after, run, { next: then }));
    }
    case 'mark':
      return settleEach(state, run, 'sent', 'notices', order === 'close-before-mark' ? undefined : { next: 'close' });
    case 'close': {
      if (order === 'close-before-mark') return laneStep(state, run, `it closes ${mail}`, closed, { next: 'mark' });
      const after = run.fresh ? laneWritten(state, run, closed) : state;
      return effect(state, run, `it closes ${mail}`, after, without(after, run));
    }
    case 'note-not-taken': {
      const after = noted(state, mail, { notTaken: true });
      return effect(state, run, `it notes that ${mail} was not taken`, after, onward(after, run, { next: 'uncount' }));
    }
    case 'uncount': {
      const uncounted: LaneItem = { ...closed, sentToday: closed.sentToday - 1, doubtful: run.doubtful };
      const after = run.fresh ? laneWritten(state, run, uncounted) : state;
      return effect(state, run, `it counts ${mail} back`, after, without(after, run));
    }
  }
}

/** What the transport has taken, nobody takes back; SES's event of it comes once there is a record, or never. */
function taken(state: MailLaneState, { mail, mailed, again }: LaneRun): MailLaneState {
  const notices = state.notices.map((notice, index) => {
    if ((mailed & (1 << index)) === 0) return notice;
    return again ? { ...notice, marked: notice.marked + 1 } : { ...notice, plain: notice.plain + 1 };
  });
  return { ...state, notices, takenToday: state.takenToday + 1, untold: [...state.untold, mail] };
}

/** Settles the next notice of a set; after the last one comes `then`, or the run is over. */
function settleEach(
  state: MailLaneState,
  run: LaneRun,
  status: 'sent' | 'superseded' | 'uncertain',
  set: 'notices' | 'mailed',
  then: (Partial<LaneRun> & { readonly next: Next }) | undefined,
): MailStep[] {
  const left: Notices = run[set];
  const [index = 0, ...others] = each(left);
  const after = settled(state, index, status);
  const rest = left & ~(1 << index);
  const onto =
    others.length > 0
      ? onward(after, run, { next: run.next, [set]: rest })
      : then === undefined
        ? without(after, run)
        : onward(after, run, { [set]: rest, ...then });
  return effect(state, run, `notice ${index} becomes ${status}`, after, onto);
}
