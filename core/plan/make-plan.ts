import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Case } from '#core/case/case.ts';
import type { Person } from '#core/directory/directory.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { dueOf, postsFor } from '#core/notices/lane/posts.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { reach } from '#core/notices/reach/reach.ts';
import type { PlanLine, PlannedMail } from './plan-line.ts';
import { tryLine, whyOf } from './try-line.ts';
import type { LineToTry, Trial } from './try-line.ts';
import { withWarnings } from './warnings.ts';

export interface MadePlan {
  readonly lines: readonly PlanLine[];
  readonly mails: readonly PlannedMail[];
}

/**
 * Tries every command without effect, each on its case as it is now: what would happen line by line, and the mails of it all together.
 * A case has one line: what a second one would find is not known before the first has run.
 */
export function makePlan(
  asked: readonly LineToTry[],
  cases: readonly FoldedCase[],
  person: Person,
  context: Trial & { readonly inHand: ReadonlyMap<string, number> },
): MadePlan {
  const after = new Map<number, Case>();
  const told = new Map<string, PlannedMail>();
  const first = firstLines(asked);
  const lines = asked.map((toTry, index) => {
    const n = index + 1;
    const found = cases[index];
    const earlier = first.get(toTry.proposalId) ?? n;
    if (found === undefined || earlier !== n) return twice(toTry, earlier);
    const { line, tried } = tryLine(toTry, found, person, context);
    if (tried === undefined) return line;
    after.set(n, tried.after);
    const commit = { seq: found.seq + 1, at: context.now, events: tried.events, schema: currentSchema };
    for (const { recipientId, urgency } of dueOf(postsFor(noticesFor(tried.after, commit, context), context))) {
      if (reach(recipientId, context.directory).kind === 'nobody') continue;
      const key = `${recipientId} ${urgency}`;
      const mail = told.get(key) ?? { recipientId, urgency, lines: [] };
      told.set(key, mail.lines.at(-1) === n ? mail : { ...mail, lines: [...mail.lines, n] });
    }
    return line;
  });
  const mails = [...told.values()].toSorted((a, b) => (a.recipientId + a.urgency < b.recipientId + b.urgency ? -1 : 1));
  return { lines: withWarnings(lines, { directory: context.directory, inHand: context.inHand, after }), mails };
}

function twice({ proposalId, command, payload }: LineToTry, earlier: number): PlanLine {
  return {
    proposalId,
    command: command.name,
    payload: { ...payload },
    refused: whyOf(new Refusal('PlanCaseTwiceError', { line: earlier })),
  };
}

/** The number of each case's first line. */
function firstLines(asked: readonly LineToTry[]): Map<string, number> {
  return new Map(asked.map(({ proposalId }, index) => [proposalId, index + 1] as const).toReversed());
}
