import type { Allocations } from '#core/allocation/allocations.ts';
import { isOpenHour, mailsLeft, owesMorning } from '#core/notices/lane/lane-rules.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { DecideContext, Rules } from '#core/case/decide-context.ts';
import type { Plans } from '#core/plan/plans.ts';
import { planMails, planSms } from '#core/notices/lane/plan-mails.ts';
import { reach } from '#core/notices/reach/reach.ts';
import { standInFor } from '#core/notices/reach/stand-in.ts';
import { parseRecipient } from '#core/notices/reach/recipient.ts';
import type { LinkSigner } from '#core/ports/judge-links.ts';
import type { LaneStore } from '#core/ports/mail/mail-lanes.ts';
import type { Lane } from '#core/notices/lane/mail-lane.ts';
import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import { refOf, refText } from '#core/notices/stored-notice.ts';
import type { NoticeRef, StoredNotice } from '#core/notices/stored-notice.ts';
import type { CaseReader } from '#core/case/log/case-logs.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { composeMails } from './compose-mails.ts';
import { handOver } from './hand-over-mail.ts';
import type { HandOverDependencies } from './hand-over-mail.ts';
import type { PostDependencies } from './post-notices.ts';
import { recoverLane } from './recover-lane.ts';
import { redirectNotices, tellDispatchers } from './redirect-notices.ts';

export interface LaneDependencies extends PostDependencies, HandOverDependencies {
  readonly cases: CaseReader & Pick<Cases, 'context' | 'directories'>;
  readonly allocations: Pick<Allocations, 'read'>;
  readonly plans: Pick<Plans, 'read'>;
  readonly lanes: LaneStore;
  readonly mails: MailRecords;
  /** Begins the links to cases, without a slash at its end. */
  readonly portalUrl: string;
  /** Signs the links by which members judge. */
  readonly links: LinkSigner;
}

/** Somebody else is handing a mail over to this recipient, or died doing it less than a lease ago. Passes by itself. */
class LaneBusyError extends Error {
  override readonly name = 'LaneBusyError';
  constructor() {
    super('another run hands over a mail to this recipient');
  }
}

interface LaneToRun {
  readonly body: string;
  readonly recipientId: string;
  readonly at?: string;
  readonly refs?: readonly NoticeRef[];
}

// More than anybody reads in a mail; what is beyond goes with the next.
const MOST_NOTICES = 1000;
// Each lost race means that another run moved this lane.
const MOST_ROUNDS = 3;

/**
 * Sends a recipient what is pending and ready, in at most as many mails as the day has left. The promise, exactly:
 *
 * 1. **One at a time.** Mails to a recipient are strictly sequential: each is claimed by a conditional write of the
 *    recipient's lane over the version that was read before the notices were. Two runs that read the same notices cannot
 *    both claim them; the one that loses reads again.
 * 2. **Nothing outrun.** What a mail says is read from the ledger after the lane and right before the claim. A notice that
 *    its case has outrun is settled `superseded` with the reason and never sent. What is committed between that read and
 *    the moment the transport takes the mail still goes: two writes and the transport's turn (see `sendRate`), for the
 *    second mail of a morning the first one too, and in the morning's round five seconds more (see `recentCases`).
 * 3. **The cap.** The claim counts the mail before it is sent, so that no recipient gets more than the policy's
 *    `mailsPerDay` a local day, whatever crashes. Only a mail that certainly was not taken is counted back.
 * 4. **Nothing lost.** A notice stays pending until its mail is on record as taken. Whatever fails or dies in between leaves
 *    it to the next run.
 * 5. **A crash is visible.** A run that dies between "the transport took it" and "on record" leaves its claim open. Once its
 *    lease is over, the next run asks the mail's record, where SES's own events are written too: if it was taken, it is
 *    settled; if nobody knows, its notices go once more, in a mail that says so (`again`), and what is outrun by then is
 *    settled `uncertain`. That, and an SES that accepts one request twice, is all that can bring something twice.
 *
 * Nothing goes outside the policy's hours and sending days: it stays for the next morning.
 * @param refs What is pending and ready, where that was listed a moment ago. Whether it still is, is read here.
 * @throws LaneBusyError; AddressRefusedError when the transport will never take mails to this address; what the transport throws
 */
export async function runLane(dependencies: LaneDependencies, { body, recipientId, at, refs }: LaneToRun): Promise<void> {
  let listed = refs?.slice(0, MOST_NOTICES);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const context = withNumbers(dependencies, await dependencies.cases.context(body, 'system'));
    // The workflow's clock may run a moment before this machine's.
    const now = at !== undefined && at > context.now ? at : context.now;
    const ready = listed ?? (await dependencies.notices.pending(body, recipientId, now, MOST_NOTICES));
    listed = undefined;
    if (ready.length === 0) return;
    const lane = await readLane(dependencies, { body, recipientId }, context);
    if (lane === undefined) continue;
    if (isHeldBack(recipientId, lane, { ...context, now })) return;
    const stored = await dependencies.notices.read(body, ready);
    const pending = stored.filter(({ status }) => status === 'pending');
    if (await runFrom(dependencies, { body, recipientId, lane, pending }, { ...context, now })) return;
  }
  throw new LaneBusyError();
}

/** Where no short messages go, nobody has a number: what was put for a telephone goes to the person by mail. */
function withNumbers({ sms }: LaneDependencies, context: DecideContext): DecideContext {
  if (sms !== undefined && context.policy.sms !== undefined) return context;
  return { ...context, directory: { ...context.directory, mobiles: new Map() } };
}

/**
 * Nothing may go to somebody who is there: it is not the hour, or the day's mails are gone. Then nothing is read: on the day of a session
 * hundreds of notices wait with a dispatcher, and each of them would be looked up in its case every few minutes.
 */
function isHeldBack(recipientId: string, lane: Lane, context: DecideContext): boolean {
  const isThere = reach(recipientId, context.directory).kind !== 'nobody' && standInFor(recipientId, context) === undefined;
  return isThere && (!isOpenHour(recipientId, context) || mailsLeft(recipientId, lane, context) < 1);
}

/** The lane with nothing open in it; `undefined` when another run moved it meanwhile. */
async function readLane(
  dependencies: LaneDependencies,
  { body, recipientId }: { readonly body: string; readonly recipientId: string },
  { now }: Rules,
): Promise<Lane | undefined> {
  const lane = await dependencies.lanes.read(body, recipientId);
  if (lane.open === undefined) return lane;
  if (lane.open.leaseUntil > now) throw new LaneBusyError();
  return recoverLane(dependencies, { body, recipientId, lane });
}

interface Run {
  readonly body: string;
  readonly recipientId: string;
  readonly lane: Lane;
  readonly pending: readonly StoredNotice[];
}

/** One pass over what is pending; `false` when another run moved the lane meanwhile. */
async function runFrom(
  dependencies: LaneDependencies,
  { body, recipientId, lane, pending }: Run,
  context: DecideContext,
): Promise<boolean> {
  const desk = reach(recipientId, context.directory);
  const notices = pending.map(({ notice }) => notice);
  if (desk.kind === 'nobody' || standInFor(recipientId, context) !== undefined) {
    return handOn(dependencies, { body, recipientId, lane, pending }, context);
  }
  const { cases, allocations, plans, portalUrl, links } = dependencies;
  const composed = await composeMails(cases, body, notices, { ...context, allocations, plans, portalUrl, links });
  const doubtful = new Set(lane.doubtful.map(refText));
  for (const { notice, reason } of composed.outrun) {
    const status = doubtful.has(refText(refOf(notice))) ? 'uncertain' : 'superseded';
    await dependencies.notices.settle(body, notice, { status, at: context.now, reason });
  }
  const today = localDate(context.now, context.policy.timeZoneOffset);
  // What was settled just now goes no more. What the index did not name may only be late in it, and stays doubtful.
  const passed = new Set(composed.outrun.map(({ notice }) => refText(refOf(notice))));
  let moved: Lane = { ...lane, doubtful: lane.doubtful.filter((ref) => !passed.has(refText(ref))) };
  const left = mailsLeft(recipientId, lane, context);
  const morning = desk.kind !== 'phone' && owesMorning(recipientId, lane, context);
  for (const planned of desk.kind === 'phone' ? planSms(composed.entries, left) : planMails(composed.entries, left, morning)) {
    const next = await handOver(dependencies, { body, recipientId, lane: moved, desk, planned, morning, today, policy: context.policy });
    if (next === undefined) return false;
    moved = next;
  }
  return true;
}

/** Gives everything to whoever stands in; with nobody there, the dispatchers are told, once as long as it lasts. */
async function handOn(dependencies: LaneDependencies, { body, recipientId, lane, pending }: Run, context: DecideContext): Promise<boolean> {
  const notices = pending.map(({ notice }) => notice);
  if ('robotOf' in parseRecipient(recipientId)) {
    // It was taken away: the unit's people have notices of their own.
    const settled = { status: 'superseded', at: context.now, reason: 'not-concerned' } as const;
    for (const notice of notices) await dependencies.notices.settle(body, notice, settled);
    return true;
  }
  const [first] = notices;
  const isLost = standInFor(recipientId, context) === undefined;
  const { unreachableSince, ...rest } = lane;
  if (first !== undefined && isLost !== (unreachableSince !== undefined)) {
    if (isLost) await tellDispatchers(dependencies, body, { notice: first, cause: `${first.seq}.${first.index}` }, context);
    const known = { ...rest, version: lane.version + 1, ...(isLost ? { unreachableSince: context.now } : {}) };
    if (!(await dependencies.lanes.write(body, recipientId, known))) return false;
  }
  await redirectNotices(dependencies, { body, recipientId, notices }, context);
  return true;
}
