import type { CommandName } from '#core/steps/commands.ts';
import { parseCommand } from '#core/steps/commands.ts';
import type { DigestExecution } from '#core/contracts/workflow.ts';
import type { DirectoryEvent } from '#core/directory/directory.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { decide } from '#core/case/decide.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { ledgerAllocations } from '#core/allocation/allocations.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { dynamoLanes } from '#functions/adapters/dynamo/dynamo-lanes.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { dynamoMailRecords } from '#functions/adapters/dynamo/dynamo-mail-records.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import { digestName } from '#functions/adapters/workflows/sfn-digests.ts';
import { gatherNotices } from '#functions/gather-notices/gather-notices.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { runLane } from '#functions/platform/mail/mail-lane.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { now } from '#functions/platform/clock.ts';
import { recordMailDelivery } from '#functions/record-mail-delivery/record-mail-delivery.ts';
import { sendDigests } from '#functions/send-digests/send-digests.ts';
import { Agenda } from './agenda.ts';
import { BenchTransport } from './bench-transport.ts';
import { FaultPoints } from './fault-points.ts';
import type { HeldClock } from './held-clock.ts';
import type { InProcessTables } from './in-process-tables.ts';

const MINUTE = 60_000;
const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);

/** How the services between the functions behave. */
export interface Services {
  /** Stream records come so often … */
  readonly recordsTwice: boolean;
  /** … and up to so many minutes late, so that later ones overtake them. */
  readonly recordsLateMinutes: number;
  /** Rounds that are never run, counted from the first. */
  readonly roundsLost: number;
  readonly roundsTwice: boolean;
  readonly sesEvents: 'once' | 'twice' | 'reordered' | 'lost';
}

export const wellBehaved: Services = { recordsTwice: false, recordsLateMinutes: 0, roundsLost: 0, roundsTwice: false, sesEvents: 'once' };

/**
 * Everything that tells people, with the product's own functions and adapters on the embedded DynamoDB; stream, schedule,
 * workflow, SES and its events are played by an agenda with the retries that the stack gives them.
 */
export class ReminderWorld {
  readonly body: string;
  readonly agenda: Agenda;
  readonly points: FaultPoints;
  readonly transport: BenchTransport;
  readonly services: Services;
  readonly started = new Map<string, DigestExecution>();
  /** Step Functions' transitions: two a digest execution, one more for each further try, two an alarm. */
  transitions = 0;
  /** Told of every case as a commit left it. */
  onCommit: (proposal: Case) => void = () => {};
  readonly stores;
  readonly cases;
  readonly endpoints;
  readonly allocations;
  readonly plans;
  readonly followed = remembered<number>(10_000);
  #rounds = 0;

  constructor(
    tables: InProcessTables,
    clock: HeldClock,
    {
      body,
      begin,
      points = new FaultPoints(),
      services = wellBehaved,
    }: { body: string; begin: string; points?: FaultPoints; services?: Services },
  ) {
    this.body = body;
    tables.gate = (operation, request) => (writes.has(operation) ? points.effect(request) : points.reading(request));
    this.points = points;
    this.services = services;
    this.agenda = new Agenda(clock, begin);
    this.transport = new BenchTransport(points, (event, afterMs) => this.#news(event, afterMs));
    const access = storedLedger(tables.client, 'Ledger');
    this.cases = ledgerCases(access);
    this.endpoints = ledgerEndpoints(access);
    this.allocations = ledgerAllocations(access);
    this.plans = ledgerPlans(access);
    const records = dynamoMailRecords(tables.client, 'Views');
    this.stores = {
      notices: dynamoNotices(tables.client, 'Views'),
      lanes: dynamoLanes(tables.client, 'Views'),
      marks: dynamoMailMarks(tables.client, 'Views'),
      mails: this.transport.watching(records),
    };
  }

  /** Runs as an invocation of a function: its effects are the ones that go wrong. */
  async invoke(act: () => Promise<unknown>): Promise<void> {
    await this.points.invocation(act);
  }

  async records(events: readonly DirectoryEvent[]): Promise<void> {
    const commandId = `directory:${now()}`;
    const command = { commandId, command: 'record', request: commandId, policyVersion: defaultPolicy.version };
    await this.cases.directories.give(this.body, { ...command, decide: () => ({ actor: systemActor, events }) });
  }

  /** Appends what core decides on the case as it stands; the stream carries it on. Nothing decided, nothing appended. */
  async decides(
    proposalId: string,
    commandId: string,
    by: string,
    decideOn: (proposal: Case | undefined, context: DecideContext) => readonly CaseEvent[],
  ): Promise<readonly CaseEvent[]> {
    const context = await this.cases.context(this.body, by);
    const { commit, repeated, state } = await this.cases.give(this.body, proposalId, {
      commandId,
      command: 'told',
      request: commandId,
      decide: (proposal, rules) => ({ actor: systemActor, events: decideOn(proposal, { ...context, ...rules }) }),
    });
    if (commit === undefined || repeated) return [];
    this.#streams(proposalKey(this.body, proposalId), commit.seq);
    if (state !== undefined) this.onCommit(state);
    return commit.events;
  }

  does(proposalId: string, name: CommandName, by: string, payload: object = {}): Promise<readonly CaseEvent[]> {
    return this.decides(proposalId, `${name}:${by}:${now()}`, by, (proposal, context) =>
      proposal === undefined ? [] : decide(proposal, parseCommand(name, payload), context),
    );
  }

  get lane() {
    return {
      ...this.stores,
      cases: this.cases,
      allocations: this.allocations,
      plans: this.plans,
      digests: this.#starts,
      transport: this.transport,
      robots: this.transport.robots,
      portalUrl: 'https://portal.yunlan.example',
      // Nobody opens them.
      links: { sign: async () => 'A'.repeat(43) },
    };
  }

  /** The schedule's rounds of a morning: every five minutes of the half hour in which everybody's moment lies. */
  mornings(day: string): void {
    for (let minute = 0; minute <= 30; minute += 5) {
      this.agenda.add({
        at: Date.parse(`${day}T01:00:00.000Z`) + minute * MINUTE,
        what: 'round',
        act: async () => {
          this.#rounds += 1;
          if (this.#rounds <= this.services.roundsLost) return;
          const round = (): Promise<void> =>
            this.invoke(() => sendDigests({ ...this.lane, now, elapsed: () => performance.now() }, { round: { bodies: [this.body] } }));
          await (this.services.roundsTwice ? Promise.allSettled([round(), round()]) : round());
        },
      });
    }
  }

  #streams(pk: string, seq: number): void {
    const { recordsTwice, recordsLateMinutes } = this.services;
    // Later commits of a case come sooner than earlier ones.
    const late = recordsLateMinutes === 0 ? 0 : (recordsLateMinutes - (seq % (recordsLateMinutes + 1))) * MINUTE;
    const duty = {
      at: this.agenda.now + 1000 + late,
      what: `gather ${pk}`,
      act: () =>
        this.invoke(() =>
          gatherNotices(
            {
              ...this.stores,
              cases: this.cases,
              endpoints: this.endpoints,
              allocations: this.allocations,
              followed: this.followed,
              digests: this.#starts,
            },
            pk,
          ),
        ),
      retry: (tries: number) => (tries < 20 ? 10_000 : undefined),
    };
    this.agenda.add(duty);
    if (recordsTwice) this.agenda.add({ ...duty, at: duty.at + 4000 });
  }

  readonly #starts = (execution: DigestExecution): Promise<void> => {
    const name = digestName(execution);
    if (this.started.has(name)) return this.points.reading(async () => undefined);
    return this.points.effect(async () => {
      this.started.set(name, execution);
      this.transitions += 1;
      this.agenda.add({
        at: Math.max(Date.parse(execution.at), this.agenda.now),
        what: `digest ${name}`,
        act: () => this.#sends(execution),
        // As workflows/states/retry.ts has it for mails, without its jitter; in the end the next morning has it.
        retry: (tries) => (tries <= 20 ? Math.min(30, 2 ** (tries - 1)) * MINUTE : 14 * 60 * MINUTE),
      });
    });
  };

  async #sends(execution: DigestExecution): Promise<void> {
    this.transitions += 1;
    try {
      await this.invoke(() => runLane(this.lane, execution));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AddressRefusedError')) throw error;
      this.transitions += 1;
      this.#hears({ execution }, 0);
    }
  }

  #hears(event: unknown, afterMs: number): void {
    this.agenda.add({
      at: this.agenda.now + afterMs,
      what: 'record-mail-delivery',
      act: () => this.invoke(() => recordMailDelivery({ ...this.stores, cases: this.cases, digests: this.#starts }, event)),
      retry: (tries) => (tries < 30 ? MINUTE : undefined),
    });
  }

  /** SES's events by way of the bus: best effort. Bounces are told whatever happens to the others. */
  #news(event: { readonly 'detail-type': string }, afterMs: number): void {
    const failed = event['detail-type'] !== 'Email Sent' && event['detail-type'] !== 'Email Delivered';
    const { sesEvents } = this.services;
    if (sesEvents === 'lost' && !failed) return;
    this.#hears(event, sesEvents === 'reordered' ? 20 * MINUTE - afterMs : afterMs);
    if (sesEvents === 'twice') this.#hears(event, afterMs + 7000);
  }
}
