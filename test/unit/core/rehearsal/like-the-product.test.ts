import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { beginCase, giveAsPerson } from '#core/case/log/give-as-person.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { contentSchema } from '#core/case/content.ts';
import { numberCase } from '#core/case/numbers/number-case.ts';
import { numberDocuments } from '#core/case/numbers/number-documents.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { Registers } from '#core/register/registers.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import type { RehearsedCase, RehearsedCommit } from '#core/rehearsal/rehearse.ts';
import { commandNames, parseCommand } from '#core/steps/commands.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { body, ProductInMemory } from '#test/support/product-in-memory.ts';
import { aRehearsal } from '#test/support/seeded-body.ts';
import { sha256 } from '#test/support/sha256.ts';

/** What was hashed, by its hash: a commit's fingerprint leads back to what was asked. */
const texts = new Map<string, string>();
const digest = (text: string): string => {
  const hash = sha256(text);
  texts.set(hash, text);
  return hash;
};

const directory = aDirectory();
/** One case for each way in which commands follow on each other. */
const rehearsed = [
  ...new Map(
    [...rehearse(aRehearsal({ cases: 300, digest, directory })).cases()].map((one) => [
      one.commits.map(({ command }) => command).join(),
      one,
    ]),
  ).values(),
];
const askedFor = z.object({ command: z.string(), payload: z.unknown() });
const begun = contentSchema.extend({ draft: z.boolean() });

/** One case lived again by the product's own use cases, at the same instants and with the same numbers. */
class Relived {
  readonly ledger: MemoryLedger;
  readonly #case: RehearsedCase;
  readonly #pk: string;

  /** @param ledger has the directory's log */
  constructor(one: RehearsedCase, ledger: MemoryLedger) {
    this.#case = one;
    this.#pk = proposalKey(body, one.proposalId);
    this.ledger = ledger;
  }

  get log() {
    return this.ledger.log(this.#pk);
  }

  /** The rehearsed commit that is to come next. */
  get next(): RehearsedCommit | undefined {
    return this.#case.commits[this.log.length];
  }

  async live(): Promise<void> {
    const now = (): string => this.next?.at ?? '';
    const cases = ledgerCases({ ledger: this.ledger, digest: sha256, now });
    const numbers = new Map(
      this.#case.commits.flatMap(({ commandId, events }) =>
        events.flatMap((event) => ('series' in event ? [[commandId, event.number] as const] : [])),
      ),
    );
    const registers: Registers = { take: async ({ owner }) => numbers.get(`number:${owner}`) ?? expect.unreachable(owner) };
    const { proposalId } = this.#case;
    for (let commit = this.next; commit !== undefined; commit = this.next) {
      const before = this.log.length;
      const [event] = commit.events;
      const ofAssignment = event !== undefined && 'clockId' in event ? /^(a\d+)\./.exec(event.clockId)?.[1] : undefined;
      const assignmentId = event !== undefined && 'assignmentId' in event ? event.assignmentId : ofAssignment;
      const round = event?.type === 'LetterNumberAssigned' ? Number(/r(\d+)$/.exec(commit.commandId)?.[1]) : 0;
      const execution = { body, proposalId, epoch: 1, ...(assignmentId === undefined ? {} : { assignmentId, round }) };
      if (commit.command === 'sound-alarm') await soundAlarm({ cases, registers }, { execution, waitingIn: 'any' });
      else if (event?.type === 'DocumentNumbered')
        await numberDocuments({ cases, registers }, body, proposalId, this.#case.commits.slice(0, before));
      else if (commit.command === 'take-number') await numberCase({ cases, registers, digest: sha256 }, { execution });
      else await this.#person(commit, cases);
      if (this.log.length === before) expect.fail(`${commit.command} of ${proposalId} came to nothing`);
    }
  }

  async #person({ actor, commandId, fingerprint, seq }: RehearsedCommit, cases: ReturnType<typeof ledgerCases>): Promise<void> {
    const person = directory.people.get(actor.personId)!;
    const asking = { body, person, directory, key: commandId.slice(person.id.length + 1) };
    const asked: unknown = JSON.parse(texts.get(fingerprint)!);
    const { proposalId } = this.#case;
    if (seq === 1) {
      const { draft, ...content } = begun.parse(asked);
      await beginCase(cases, asking, { proposalId, content, draft });
      return;
    }
    const { command, payload } = askedFor.parse(asked);
    await giveAsPerson(cases, asking, { proposalId, command: parseCommand(z.enum(commandNames).parse(command), payload) });
  }
}

describe('a rehearsed case', () => {
  it('is, byte for byte, what the product makes of the same acts at the same instants', async () => {
    const product = await new ProductInMemory().recordsDirectory(directory);
    expect(rehearsed.length).toBeGreaterThan(50);
    for (const one of rehearsed) {
      const relived = new Relived(one, product.ledger);
      await relived.live();
      expect(relived.log).toEqual(one.commits.map(({ state: _state, ...commit }) => commit));
    }
  });
});
