import type { Execution } from '#core/contracts/workflow.ts';
import type { Directory, DirectoryEvent } from '#core/directory/directory.ts';
import { currentSchema, systemActor } from '#core/ledger/commit.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { genesisHash } from '#core/ledger/genesis-hash.ts';
import type { CommitSchema } from '#core/ledger/commit.ts';
import { hashOf } from '#core/ledger/hash-chain.ts';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import { executionName } from '#functions/adapters/workflows/execution-name.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { now } from '#functions/platform/clock.ts';
import { waitKey } from '#core/case/waits/executions.ts';
import type { AfterCommit } from '#core/ports/after-commit.ts';
import { ledgerAllocations } from '#core/allocation/allocations.ts';
import { ledgerImports } from '#core/import/imports.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import type { Carried, RelayDependencies } from '#functions/platform/flow/relay-log.ts';
import { aDirectory } from './a-directory.ts';
import type { CaseStory } from './case-story.ts';
import { CrashPoints } from './crash-points.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { MemoryImportRuns } from './memory-import-runs.ts';
import { MemoryPlanRuns } from './memory-plan-runs.ts';
import { MemoryNews } from './memory-news.ts';
import { MemoryRepairs } from './memory-repairs.ts';
import { MemoryViews } from './memory-views.ts';
import { MemoryWaits } from './memory-waits.ts';
import { MemoryWorkflows } from './memory-workflows.ts';
import { sha256 } from './sha256.ts';

export const body = '990112';
export const p1 = proposalKey(body, 'p1');
/** The first execution of the story's case. */
export const ofCase = { body, proposalId: 'p1', epoch: 1 };
/** The first execution of a share of it. */
export const ofShare = (assignmentId: string, round = 0) => ({ ...ofCase, assignmentId, round });

/** What the functions work with, all of it in memory: ledger, lists, waits, workflows, the bus. The directory is recorded. */
export class ProductInMemory {
  readonly crash = new CrashPoints();
  readonly ledger = new MemoryLedger();
  readonly views = new MemoryViews(this.crash);
  readonly waits = new MemoryWaits(this.crash);
  readonly workflows = new MemoryWorkflows(this.crash);
  readonly news = new MemoryNews(this.crash, this.views);
  readonly repairs = new MemoryRepairs();
  readonly remembered = remembered<Carried>(500);
  readonly afterCommit: AfterCommit = {
    read: async (pk, keys, tail) => ({
      waits: (await this.waits.of(pk)).filter(({ sk }) => keys.includes(sk)),
      grown: this.ledger.log(tail.pk).length > tail.afterSeq,
    }),
  };
  readonly access = { ledger: this.ledger, digest: sha256, now };
  readonly cases = ledgerCases(this.access);
  readonly registers = ledgerRegisters(this.access);
  readonly digest = this.access.digest;
  readonly endpoints = ledgerEndpoints(this.access);
  readonly allocations = ledgerAllocations(this.access);
  readonly plans = ledgerPlans(this.access);
  readonly planRuns = new MemoryPlanRuns(this.crash);
  readonly imports = ledgerImports(this.access);
  readonly importRuns = new MemoryImportRuns(this.crash);

  /** Appends what the story has told beyond what the log holds; acts of one instant are one commit. */
  async tells(story: CaseStory, pk = p1): Promise<this> {
    const told = this.ledger.log(pk).flatMap(({ events }) => events).length;
    const byInstant = Map.groupBy(story.entries.slice(told), ({ at }) => at);
    for (const [at, entries] of byInstant)
      await this.append(
        pk,
        at,
        entries.map(({ event }) => event),
      );
    return this;
  }

  async recordsDirectory(directory: Directory = aDirectory()): Promise<this> {
    const events: DirectoryEvent[] = [
      ...[...directory.units.values()].map((unit) => ({ type: 'UnitRecorded', unit }) as const),
      ...[...directory.people.values()].map((person) => ({ type: 'PersonRecorded', person }) as const),
      ...[...directory.sessions.values()].map((session) => ({ type: 'SessionRecorded', session }) as const),
    ];
    return this.append(directoryKey(body), '2026-01-01T00:00:00.000Z', events);
  }

  async append(pk: string, at: string, events: readonly object[], schema: CommitSchema = currentSchema): Promise<this> {
    const log = this.ledger.log(pk);
    const seq = log.length + 1;
    const command = { commandId: `told:${seq}`, fingerprint: '', command: 'told', actor: systemActor, policyVersion: 'default-1' };
    const commit = {
      pk,
      seq,
      ...command,
      at,
      events: [...events],
      schema,
      hashName: 'sha256' as const,
      prevHash: log.at(-1)?.hash ?? genesisHash,
    };
    await this.ledger.append({ ...commit, hash: hashOf(commit, sha256) });
    return this;
  }

  /** What a relay works with. */
  get relay(): RelayDependencies {
    const { cases, registers, digest, endpoints, views, waits, workflows, news, repairs, afterCommit, remembered } = this;
    const { plans, planRuns, imports, importRuns } = this;
    const runs = { plans, planRuns, imports, importRuns };
    return { cases, registers, digest, endpoints, views, waits, workflows, news, repairs, afterCommit, remembered, ...runs };
  }

  /** A relay for whose numbers the registers are too busy: they come with what the story tells. */
  get busyRelay(): RelayDependencies {
    return { ...this.relay, registers: { take: () => Promise.reject(new Refusal('TooMuchContentionError', { tries: 12 })) } };
  }

  /** An execution runs and waits: its token is handed in. */
  async waitsIn(
    waitingIn: string,
    execution: Execution = ofCase,
    { token = `token of ${executionName(execution)}`, wakeAt = '2026-01-14T02:00:00.000Z', open = true } = {},
  ): Promise<string> {
    const name = executionName(execution);
    this.workflows.executions.set(name, true);
    if (open) this.workflows.opens(token);
    const pk = proposalKey(execution.body, execution.proposalId);
    await this.waits.put({
      pk,
      sk: waitKey(execution),
      execution,
      executionArn: `arn:aws:states:::execution:m:${name}`,
      waitingIn,
      token,
      fence: '1',
      wakeAt,
    });
    return token;
  }
}
