import * as z from 'zod';
import { appendCommand } from '#core/ledger/append-command.ts';
import type { AppendDependencies, LogKind } from '#core/ledger/append-command.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { registerKey } from '#core/ledger/keys.ts';

const numberTakenSchema = z.strictObject({ type: z.literal('NumberTaken'), for: z.string() });
type NumberTaken = z.infer<typeof numberTakenSchema>;

/** A register's state is nothing but its length: the commit's number *is* the number taken. */
const registerLog: LogKind<number, NumberTaken> = {
  readEvents: ({ events }) => events.map((event) => numberTakenSchema.parse(event)),
  apply: (taken) => (taken ?? 0) + 1,
};

/**
 * The next number of a series, without gaps: an append to the register's log. Asked again for the same `owner`
 * (a proposal, or a proposal's letter of one round) it answers the number taken then.
 * @throws Refusal `TooMuchContentionError` when the register is busier than the retries allow; ask again.
 */
export async function takeNumber(
  { body, series, owner, policyVersion }: { body: string; series: string; owner: string; policyVersion: string },
  dependencies: AppendDependencies,
): Promise<number> {
  const { actor, events, ...command } = numberTaking(owner);
  const { version } = await appendCommand<number, NumberTaken>(
    registerLog,
    { pk: registerKey(body, series), policyVersion, ...command, decide: () => ({ actor, events }) },
    dependencies,
  );
  return version;
}

/** What a register is told when an owner takes its next number. */
export function numberTaking(owner: string) {
  const events: NumberTaken[] = [{ type: 'NumberTaken', for: owner }];
  return { commandId: `take:${owner}`, command: 'take-number', request: owner, actor: systemActor, events };
}
