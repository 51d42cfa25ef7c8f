import { atLocalHour, localDate, startOfDay } from '#core/calendar/calendar-date.ts';
import { alarmsDue, nextAlarmAt } from '#core/clock/alarms.ts';
import { calendarOfVersion, initialCalendars } from '#core/calendar/calendars.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import { isSendingDay } from '#core/clock/sending-day.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { directoryEventSchema, emptyDirectory } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { fold } from '#core/ledger/log-kind.ts';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit, CommitOf } from '#core/ledger/commit.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import type { ChainFault } from '#core/ledger/hash-chain.ts';
import { dailyPolicy } from './daily-policy.ts';
import { legalByAssignment } from '#core/case/legal-commands.ts';
import { documentsOwed } from '#core/case/numbers/documents-owed.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { isGone } from '#core/case/stages.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { standingOf } from '#core/case/waits/standing.ts';
import { addressHappening, addressRule } from '#core/notices/reach/address-failure.ts';
import { morningOf, readyAt } from '#core/notices/lane/mail-times.ts';
import { noticeKey } from '#core/notices/notice.ts';
import { recipientId } from '#core/notices/reach/recipient.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { outrun } from '#core/notices/relevance.ts';
import { standInFor } from '#core/notices/reach/stand-in.ts';
import { textOf } from '#core/reply/paragraph.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { listItems } from '#core/view/view-items.ts';
import { oldLists } from './old-lists.ts';
import { cloudEvent, cloudEventJson } from '#core/webhook/told/cloud-event.ts';
import { endpointNotices } from '#core/notices/endpoint-notice.ts';
import { noWebhooks } from '#core/webhook/endpoint/evolve-webhooks.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import { webhooksLog } from '#core/webhook/endpoint/webhooks-log.ts';
import { sha256 } from './sha256.ts';

/*
 * What the fixtures of dd93fa3 tell of a case, asked of the build there is now: the only module of these tests that knows its
 * names and shapes. Where a shape has moved on, it is turned back here into the one of dd93fa3; where something was added since,
 * it is named in `addedSince` and left out. Nothing else may differ.
 */

/** What a newer build may say beyond what dd93fa3 said. */
const addedSince: {
  readonly commands: readonly string[];
  readonly papers: readonly string[];
  readonly shares: readonly string[];
  readonly fields: readonly string[];
  readonly deadlines: readonly string[];
  readonly commits: readonly string[];
} = {
  commands: ['reassign', 'leave-co-signing', 'merge', 'undo-merge'],
  papers: ['provisional'],
  shares: ['dispatchOpinion', 'contact', 'hangs', 'clearance'],
  fields: ['declined', 'paragraphs'],
  deadlines: ['holder'],
  commits: ['name'],
};

export type CaseNow = Case;
export type DirectoryNow = Directory;
type CommitNow = CommitOf<CaseEvent>;

export interface ReadCase {
  readonly commits: readonly CommitNow[];
  /** The state after each commit. */
  readonly states: readonly CaseNow[];
}

// Its clocks name the calendar that they were reckoned by, which is still there.
const rules = { policy: dailyPolicy, calendar: calendarOfVersion(initialCalendars, 'cn-2026.1') };

/** A commit as the ledger hands it out. */
export function readCommit(stored: unknown): Commit {
  return commitSchema.parse(stored);
}

/** A case's stored log, read as every function reads it. */
export function readCase(id: string, stored: readonly Commit[]): ReadCase {
  const { commits } = fold(caseLog(id), stored);
  const states = commits.map((_, index) => {
    const { state } = fold(caseLog(id), stored.slice(0, index + 1));
    if (state === undefined) throw new Error(`no proposal after commit ${index + 1} of ${id}`);
    return state;
  });
  return { commits, states };
}

export function chainFault(stored: readonly Commit[]): ChainFault | undefined {
  return findChainFault(stored, sha256);
}

/** The whole state, in the shape of dd93fa3. */
export function oldState(state: CaseNow): unknown {
  const { stage, ...rest } = state;
  const { name, ...known } = stage;
  return {
    ...rest,
    stage: name,
    ...known,
    clocks: state.clocks.map(oldClock),
    ...('assignments' in state ? { assignments: state.assignments.map(oldAssignment) } : {}),
  };
}

/** A request to return it, and an opinion, were there only while the status said so. */
function oldAssignment({ returnRequests, opinion, replies, ...assignment }: Assignment): unknown {
  const { unitId: _unitId, ...request } = returnRequests.at(-1) ?? {};
  return {
    ...assignment,
    // A reply was one text.
    replies: replies.map(({ paragraphs, ...reply }) => ({ ...reply, text: textOf(paragraphs) })),
    returnsRequested: returnRequests.length,
    ...(assignment.status === 'return-requested' ? request : {}),
    ...(assignment.status === 'opinion-given' ? { opinion } : {}),
  };
}

/** A clock did not say under which policy it was opened, nor a paper to whom it went. */
function oldClock({ policyVersion: _policyVersion, ...clock }: Clock): unknown {
  return { ...clock, documents: clock.documents.map(({ to: _to, ...document }) => document) };
}

export function stageOf(state: CaseNow): string {
  return state.stage.name;
}

/** On whose desk it lies by escalation. */
export function deskOf(state: CaseNow): string | null {
  return state.desk === null ? null : `${state.desk.personId} ${state.desk.clockId}`;
}

export interface ShareTold {
  readonly id: string;
  readonly round: number;
  readonly status: string;
}

export function sharesOf(state: CaseNow): ShareTold[] {
  return assignmentsOf(state).map(({ id, round, status }) => ({ id, round, status }));
}

/** Where the case stands for its workflow, or a share in a round. */
export function standing(state: CaseNow, share?: ShareTold): string {
  return standingOf(state, share === undefined ? {} : { assignmentId: share.id, round: share.round });
}

/** A judgement was taken while the case waited for it, and not after silence had closed it. */
function isLateFeedback(command: unknown, stage: unknown): boolean {
  return command === 'give-feedback' && stage === 'closed';
}

/** Every clock that ever ran, in the shape of dd93fa3. */
export function clocksOf(state: CaseNow): unknown {
  return state.clocks.map(oldClock);
}

/** Open clocks by id, with the instant that ends their due day. */
export function openClocks(state: CaseNow): Record<string, string> {
  return Object.fromEntries(state.clocks.filter(isOpen).map(({ id, dueAt }) => [id, dueAt]));
}

/** `dispatch`, `a1:sign-for` …: what is legal, in the order in which it is told. */
export function legal(state: CaseNow): string[] {
  return legalByAssignment(state)
    .filter(({ command }) => !addedSince.commands.includes(command) && !isLateFeedback(command, state.stage.name))
    .map(({ command, assignmentId }) => (assignmentId === undefined ? command : `${assignmentId}:${command}`));
}

/** What lists hold of it: its line, and with their index keys whom it concerns and each clock, as layout 1 had them. */
export function listViews(body: string, state: CaseNow, version: number) {
  const { round: _round, ...line } = caseView(state, version);
  return oldLists(body, line, listItems(body, line, deadlinesOf(state)));
}

/** Every status event of the log, byte for byte as it is delivered. */
export function webhookBodies(body: string, proposalId: string, commits: readonly CommitNow[], apiUrl: string): string[] {
  return statusEvents({ body, proposalId }, commits).map((event) => cloudEventJson(cloudEvent(event, apiUrl)));
}

/** Papers of escalations that have no number yet. */
export function papers(commits: readonly CommitNow[]) {
  return documentsOwed(commits, dailyPolicy.timeZoneOffset);
}

interface AlarmsTold {
  /** By clock: the rules that are due, and when it sounds next. */
  readonly [clockId: string]: { readonly due: readonly string[]; readonly next: string | null };
}

export function alarms(state: CaseNow, now: string): AlarmsTold {
  return Object.fromEntries(
    state.clocks.filter(isOpen).map((clock) => {
      const due = alarmsDue(clock, now, rules.policy, rules.calendar).map(({ rule, action, at }) => `${rule} ${action} ${at}`);
      return [clock.id, { due, next: nextAlarmAt(clock, now, rules.policy, rules.calendar) ?? null }];
    }),
  );
}

/** The notices that commit `index` calls for, each with its key and with whoever stands in for its recipient. */
export function noticesOf(
  { commits, states }: ReadCase,
  index: number,
  directory: DirectoryNow,
): { notice: Notice; key: string; instead?: string }[] {
  const [commit, state] = [commits[index], states[index]];
  if (commit === undefined || state === undefined) throw new Error(`no commit ${index}`);
  return noticesFor(state, commit, { ...rules, directory }).map((told) => {
    const notice = asThen(told);
    const instead = standInFor(notice.recipientId, { directory });
    return { notice, key: noticeKey(notice), ...(instead === undefined ? {} : { instead }) };
  });
}

/**
 * A notice, ready as dd93fa3 had it: what breaks out was gathered for the policy's minutes and then until they were full, so that it
 * went after up to twice as long. Nothing may go later than then.
 */
function asThen(notice: Notice): Notice {
  const { at, urgency, recipientId: told } = notice;
  const { promptMinutes, untilHour } = rules.policy.reminders;
  const morning = morningOf(told, at, rules.policy, rules.calendar);
  const bucket = promptMinutes * 60_000;
  const gathered = new Date(Math.ceil((Date.parse(at) + bucket) / bucket) * bucket).toISOString();
  const on = localDate(gathered, rules.policy.timeZoneOffset);
  const goesToday =
    isSendingDay(on, rules.policy, rules.calendar) &&
    at > morningOf(told, startOfDay(on, rules.policy.timeZoneOffset), rules.policy, rules.calendar) &&
    gathered <= atLocalHour(on, untilHour, rules.policy.timeZoneOffset);
  const then = urgency === 'prompt' && goesToday ? gathered : morning;
  if (notice.readyAt > then) throw new Error(`ready later than it was: ${noticeKey(notice)}`);
  return { ...notice, readyAt: then };
}

/** Why a notice is no longer to be sent once commit `index` is there; `null` while it is. */
export function supersededBy({ commits, states }: ReadCase, index: number, notice: Notice, directory: DirectoryNow): string | null {
  const state = states[index];
  if (state === undefined) throw new Error(`no commit ${index}`);
  return outrun(state, commits.slice(0, index + 1), notice, { ...rules, directory }) ?? null;
}

/** The directory after each commit of its log; before the first one, an empty one. */
export function readDirectories(stored: readonly Commit[]): DirectoryNow[] {
  return [emptyDirectory, ...stored.map((_, index) => fold(directoryLog, stored.slice(0, index + 1)).state ?? emptyDirectory)];
}

/** The directory as plain data, in the shape of dd93fa3. */
export function oldDirectory({ units, people, sessions, unreachable, robots }: DirectoryNow): unknown {
  return Object.fromEntries(
    Object.entries({ units, people, sessions, unreachable, robots }).map(([name, entries]) => [name, Object.fromEntries(entries)]),
  );
}

/** The notices that tell the dispatchers of an address that failed, each with its key; their case is any that was to be told of. */
export function addressNotices(failed: string, cause: string, at: string, proposalId: string, directory: DirectoryNow) {
  return addressHappening(failed, directory)
    .recipients.map(recipientId)
    .map((recipient) => {
      const ready = readyAt('prompt', recipient, at, rules.policy, rules.calendar);
      const what = {
        proposalId,
        recipientId: recipient,
        kind: 'address-failed',
        urgency: 'prompt',
        rule: addressRule(failed, cause),
      } as const;
      const notice = asThen({ ...what, seq: 1, index: 0, at, readyAt: ready });
      return { notice, key: noticeKey(notice) };
    });
}

/** The address that failed with an event of the directory's log. */
export function failedAddress(event: unknown): string | undefined {
  const read = directoryEventSchema.parse(event);
  return read.type === 'AddressFailed' ? read.personId : undefined;
}

/** The endpoints of a body at the head of their log, and the notices that each commit calls for. */
export function readEndpoints(body: string, stored: readonly Commit[]): { endpoints: unknown; notices: unknown } {
  const { commits, state = noWebhooks(body) } = fold(webhooksLog(body), stored);
  const notices = commits.flatMap((commit) =>
    endpointNotices(state, commit, rules).map((notice) => ({ ...asThen(notice), key: noticeKey(notice) })),
  );
  return { endpoints: Object.fromEntries(state.endpoints), notices };
}

function ownLight(line: object): unknown {
  return 'due' in line && typeof line.due === 'object' && line.due !== null && 'light' in line.due ? line.due.light : 'grey';
}

/** Whether the unit had a share, and has none any more. */
export function isFormer(state: CaseNow, unitId: string): boolean {
  const own = assignmentsOf(state).filter((share) => share.unitId === unitId);
  return own.length > 0 && own.every(({ status }) => isGone(status));
}

/**
 * What the API answers to somebody of these roles, without what was added since, with what was taken away, and with a case's light as
 * that of its own clock.
 */
export function oldAnswer(answer: unknown, roles: readonly string[] = []): unknown {
  if (Array.isArray(answer)) return answer.map((one) => oldAnswer(one, roles));
  if (typeof answer !== 'object' || answer === null) return answer;
  const isPaper = 'number' in answer && 'rule' in answer;
  const isDeadline = 'explanation' in answer && 'clockId' in answer;
  const isCommit = 'seq' in answer && 'events' in answer;
  const entries = Object.entries('stageName' in answer ? { ...answer, light: ownLight(answer) } : answer).filter(
    ([key]) =>
      !(isPaper && addedSince.papers.includes(key)) &&
      !(isCommit && addedSince.commits.includes(key)) &&
      !addedSince.shares.includes(key) &&
      !addedSince.fields.includes(key) &&
      !(isDeadline && addedSince.deadlines.includes(key)),
  );
  const stage = 'stage' in answer ? answer.stage : undefined;
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'commands' && Array.isArray(value) ? oldCommands(value, stage, roles) : oldAnswer(value, roles),
    ]),
  );
}

/** The office could press a member for the judgement. */
function oldCommands(commands: readonly unknown[], stage: unknown, roles: readonly string[]): unknown[] {
  const isOffice = roles.includes('dispatcher') || roles.includes('supervisor');
  return [
    ...commands.filter((command) => !addedSince.commands.some((one) => one === command) && !isLateFeedback(command, stage)),
    ...(stage === 'awaiting-feedback' && isOffice && !commands.includes('remind') ? ['remind'] : []),
  ];
}
