import type { LaneOutcome } from '#core/contracts/webhook-lane.ts';
import type { CaseReader } from '#core/case/log/case-logs.ts';
import { isSlow, leaveToSend, probing } from '#core/webhook/lane/breaker.ts';
import type { EndpointHealth } from '#core/webhook/lane/breaker.ts';
import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import { deliveryVerdict } from '#core/webhook/lane/delivery-verdict.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { claimLane, failLane, owedBy, releaseLane, reviveLane, settleLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import type { Endpoints } from '#core/webhook/endpoint/endpoints.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import type { WebhookAttempts } from '#core/ports/webhook/webhook-attempts.ts';
import type { WebhookLaneStore, WhichLane } from '#core/ports/webhook/webhook-lanes.ts';
import { noteFailure, noteSuccess } from './endpoint-health.ts';
import type { HealthDependencies } from './endpoint-health.ts';
import { log } from '#functions/platform/log.ts';
import { readStatusEvents } from './read-status-events.ts';
import { sendWebhook } from './send-webhook.ts';
import type { Posted, SendDependencies } from './send-webhook.ts';

export interface LaneDependencies extends SendDependencies, HealthDependencies {
  readonly cases: CaseReader;
  readonly endpoints: Pick<Endpoints, 'read' | 'record'>;
  readonly lanes: WebhookLaneStore;
  readonly attempts: Pick<WebhookAttempts, 'record'>;
  /** Names what is unique: the worker of one run. */
  readonly newId: () => string;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  /** Milliseconds of this invocation so far, by a clock that nobody moves. */
  readonly elapsedMs: () => number;
}

/** Sees to it that somebody comes back to the lane at an instant. `version` is the lane's after what leads to it. */
export type ComeBack = (at: string, version: number) => Promise<void>;

// Twice what the longest request takes (functions/adapters/outbound-http/webhook-sender.ts): whoever finds the lease over knows that its
// holder's request is no longer under way, unless that one stood still meanwhile.
const LEASE_MS = 30_000;
// With a last request well before the lane's step runs out of time (infra/constructs/webhooks.ts: 50 s).
const LONGEST_WORK_MS = 25_000;
// Each round more means that somebody else moved the lane or the log meanwhile.
const MOST_ROUNDS = 20;

const over: LaneOutcome = { outcome: 'over' };

/**
 * Delivers what one proposal owes one endpoint, event by event, until nothing is owed or a try fails. What it promises:
 *
 * 1. **In order, without gaps.** The next event is the first after the lane's cursor that the endpoint wants, and the cursor
 *    moves only over what is delivered or not wanted. Everything is recomputed from the ledger, so hints may be lost,
 *    doubled or late. First deliveries of a proposal reach an endpoint in the order of their sequence.
 * 2. **At least once.** The cursor moves after the receiver's 2xx is there. Whoever dies in between, or hears nothing, leaves
 *    the event owed: it goes again with the same id and the same bytes.
 * 3. **One worker.** Each write of the lane is conditional on the version that was read, and a worker sends only under its
 *    lease. One that outlives its lease can send a duplicate, also a late one after a newer event, but never move the
 *    cursor; receivers drop what is not newer than what they have.
 * 4. **No wake is lost.** A worker that finds the lane taken leaves; the one that has it reads the ledger once more after it
 *    has let go. Whoever is to come back after a failure is arranged before the failure is written.
 * 5. **A failing lane holds up nothing else.** Other proposals and other endpoints have lanes of their own; an endpoint that
 *    fails as a whole is asked by one probe at a time (core/webhook/lane/breaker.ts), the turns of its other lanes pass. One that
 *    takes what it gets, but slowly, is left to its lanes' workflow by whoever `leaves-slow`: no try, and nothing is written.
 */
export async function runWebhookLane(
  dependencies: LaneDependencies,
  which: WhichLane,
  comeBack: ComeBack,
  manner: Manner = 'to-the-end',
): Promise<LaneOutcome> {
  const { cases, endpoints, lanes, now, newId } = dependencies;
  const worker = newId();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [all, { lane, health }, { events, seq }] = await Promise.all([
      endpoints.read(which.body),
      lanes.read(which),
      readStatusEvents(cases, which),
    ]);
    const endpoint = all.get(which.endpointId);
    if (endpoint === undefined) return over;
    const run: Run = { which, endpoint, events, seq, worker, comeBack, manner };
    const outcome = await runFrom(dependencies, run, lane, health);
    if (outcome !== undefined) return outcome;
  }
  const { lane } = await lanes.read(which);
  return comingBack(comeBack, now(), lane.version);
}

/** Whether a worker has others to see to, so that it does not stay with a receiver that answers slowly. */
type Manner = 'to-the-end' | 'leaves-slow';

interface Run {
  readonly which: WhichLane;
  readonly endpoint: Endpoint;
  readonly events: readonly StatusEvent[];
  /** Commits of the log that the events were read from. */
  readonly seq: number;
  readonly worker: string;
  readonly comeBack: ComeBack;
  readonly manner: Manner;
}

/** One pass; `undefined` when somebody else moved the lane or the log meanwhile, so that all has to be read again. */
async function runFrom(dependencies: LaneDependencies, run: Run, read: Lane, health: EndpointHealth): Promise<LaneOutcome | undefined> {
  const { lanes, now } = dependencies;
  const at = now();
  const lane = freeFrom(run.worker, read);
  const owed = owedBy(lane, run.endpoint, run.events);
  if (owed.event === undefined) {
    if (owed.settledTo === lane.cursor || isHeld(lane, at)) return over;
    return (await lanes.write(run.which, settleLane(lane, owed.settledTo))) ? over : undefined;
  }
  if (run.endpoint.status !== 'active') return park(dependencies, run, lane);
  const claimed = claimLane(lane, { owner: run.worker, until: later(at, LEASE_MS) }, at);
  if (claimed === undefined) return comeLater(lane, at);
  const leave = leaveToSend(health, at);
  if (leave.may === 'wait') return passTurn(dependencies, run, lane, leave.until);
  // As this version's execution: it runs the lane, and that moves the version, so that the next event's is another.
  if (leave.may === 'send' && health.slow === true && run.manner === 'leaves-slow') return comingBack(run.comeBack, at, lane.version);
  if (leave.may === 'probe') {
    const { body, endpointId } = run.which;
    if (!(await lanes.writeHealth(body, endpointId, probing(health, at)))) return undefined;
  }
  if (!(await lanes.write(run.which, claimed))) return undefined;
  return deliverAll(dependencies, run, claimed, health);
}

/** Event after event in one worker's hands. */
async function deliverAll(
  dependencies: LaneDependencies,
  run: Run,
  claimed: Lane,
  known: EndpointHealth,
): Promise<LaneOutcome | undefined> {
  const { lanes, attempts, now, apiUrl, elapsedMs, cases } = dependencies;
  const { which, endpoint, events } = run;
  const { body, endpointId } = which;
  let lane = claimed;
  let health = known;
  for (let { event } = owedBy(lane, endpoint, events); event !== undefined;) {
    const posted = await sendWebhook(dependencies, endpoint, cloudEvent(event, apiUrl), lane.attempts + 1);
    if (deliveryVerdict(posted.sent) !== 'delivered') return afterFailedTry(dependencies, run, lane, posted);
    health = await noteSuccess(dependencies, endpoint, health, posted.sent);
    const next = owedBy({ cursor: event.data.sequence }, endpoint, events);
    const isWaitedFor = run.manner === 'leaves-slow' && isSlow(posted.sent.ms);
    const isTired = next.event !== undefined && (isWaitedFor || elapsedMs() > LONGEST_WORK_MS);
    const settled = settleLane({ ...lane, leaseUntil: later(now(), LEASE_MS) }, next.settledTo);
    const kept = next.event !== undefined && !isTired;
    if (isTired) await run.comeBack(now(), settled.version);
    const after = kept ? settled : { ...releaseLane(settled), version: settled.version };
    const [isOurs] = await Promise.all([lanes.write(which, after), attempts.record(body, endpointId, posted.attempt)]);
    // Set back for a replay, or taken over when the lease had run out: how it stands now says what is left to do.
    if (!isOurs) return undefined;
    if (isTired) return { outcome: 'again', at: now() };
    lane = after;
    event = next.event;
  }
  // What was committed while the lane was taken found it so, and left it to this look.
  const { seq } = await cases.read(body, which.proposalId);
  return seq <= run.seq ? over : undefined;
}

/** Counts a try that failed, arranges the next one, and lets the lane go. */
async function afterFailedTry(
  dependencies: LaneDependencies,
  run: Run,
  lane: Lane,
  { sent, attempt }: Posted,
): Promise<LaneOutcome | undefined> {
  const { attempts, now, random } = dependencies;
  const { which, endpoint } = run;
  await attempts.record(which.body, which.endpointId, attempt);
  if (await noteFailure(dependencies, endpoint, sent)) return park(dependencies, run, lane);
  const retryAfter = 'status' in sent ? sent.retryAfter : undefined;
  const failed = failLane(lane, now(), { random: random(), ...(retryAfter === undefined ? {} : { retryAfter }) });
  return waitFor(dependencies, run, failed);
}

/** The turn of a lane passes without a request while its endpoint is held back. */
async function passTurn(dependencies: LaneDependencies, run: Run, lane: Lane, until: string): Promise<LaneOutcome | undefined> {
  const at = dependencies.now();
  const retryAfter = (Date.parse(until) - Date.parse(at)) / 1000;
  const passed = failLane(lane, at, { random: dependencies.random(), retryAfter });
  return waitFor(dependencies, run, passed);
}

/** Writes a lane that waits for its next try, or was parked because it had its last. */
async function waitFor({ lanes }: LaneDependencies, { which, comeBack }: Run, lane: Lane): Promise<LaneOutcome> {
  const { nextAttemptAt } = lane;
  if (nextAttemptAt === undefined) {
    log('warn', 'lane parked', { endpointId: which.endpointId, proposalId: which.proposalId, sequence: lane.cursor });
    await lanes.write(which, lane);
    return over;
  }
  const again = await comingBack(comeBack, nextAttemptAt, lane.version);
  // Where somebody else moved it meanwhile, that one has arranged for its own.
  await lanes.write(which, lane);
  return again;
}

/**
 * Leaves a mark on a lane whose endpoint takes nothing now, so that whoever resumes it finds it. An endpoint that was
 * resumed a moment ago may have been looked over before the mark was there: then the lane goes on here.
 */
async function park({ endpoints, lanes, now }: LaneDependencies, { which, worker }: Run, read: Lane): Promise<LaneOutcome | undefined> {
  const lane = freeFrom(worker, read);
  if (isHeld(lane, now())) return over;
  const { version, cursor, attempts, firstFailureAt = now() } = lane;
  const marked: Lane = { version: version + 1, cursor, state: 'parked', attempts, firstFailureAt };
  if (lane.state !== 'parked' && !(await lanes.write(which, marked))) return undefined;
  const endpoint = (await endpoints.read(which.body)).get(which.endpointId);
  if (endpoint?.status !== 'active') return over;
  await lanes.write(which, reviveLane(lane.state === 'parked' ? lane : marked));
  return undefined;
}

/** A lane that is not to be claimed now: held by another worker, before its time, or parked. */
function comeLater(lane: Lane, now: string): LaneOutcome {
  if (lane.state === 'parked') return over;
  if (lane.leaseUntil !== undefined && isHeld(lane, now)) return { outcome: 'again', at: lane.leaseUntil };
  return lane.nextAttemptAt === undefined ? over : { outcome: 'again', at: lane.nextAttemptAt };
}

async function comingBack(comeBack: ComeBack, at: string, version: number): Promise<LaneOutcome> {
  await comeBack(at, version);
  return { outcome: 'again', at };
}

/** The lane without the lease this very worker has on it. */
function freeFrom(worker: string, { leaseOwner, leaseUntil, ...lane }: Lane): Lane {
  return leaseOwner === undefined || leaseUntil === undefined || leaseOwner === worker ? lane : { ...lane, leaseOwner, leaseUntil };
}

function isHeld({ leaseUntil }: Lane, now: string): boolean {
  return leaseUntil !== undefined && now < leaseUntil;
}

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}
