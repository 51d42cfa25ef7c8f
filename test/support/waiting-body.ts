import { addDays, atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import { isIn } from '#core/case/case.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import type { RehearsedCase } from '#core/rehearsal/rehearse.ts';
import { roundMark } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { sampleBody } from '#tools/samples.ts';
import { caseItems } from '#tools/seed/body-items.ts';
import { sampleDirectoryLog } from '#tools/seed/sample-directory-log.ts';
import { sampleRehearsal } from '#tools/seed/sample-rehearsal.ts';
import { writeDirectory } from '#tools/seed/seed-directory.ts';

// Most cases of a rehearsed body come to a number, some of them late in its year: of so many times as many, the first ones are of the session.
const PLAYED = 3;

/**
 * Writes into a data directory the sample district with so many proposals that wait for their first dispatch: cases of a rehearsed body
 * as they stood when they had their numbers, which are 1, 2, 3 … Answers their ids in that order, and when it is: at ten of the next day.
 */
export async function seedWaiting(dataDir: string, count: number): Promise<{ readonly ids: readonly string[]; readonly now: string }> {
  const whose = sampleDirectoryLog();
  const rehearsal = sampleRehearsal({ cases: PLAYED * count, seed: 1, today: '2026-09-16' }, whose.directory);
  const body = rehearse(rehearsal);
  const numbered = [...body.cases()].flatMap(whenNumbered).sort((a, b) => a.number - b.number);
  const waiting = numbered.slice(0, count);
  if (waiting.length < count) throw new Error(`${waiting.length} have numbers`);
  const ids = waiting.map(({ proposalId }) => proposalId);
  const last = waiting.flatMap(({ commits }) => commits.map(({ at }) => at)).reduce((a, b) => (a > b ? a : b));
  const { timeZoneOffset } = rehearsal.policy;
  const now = atLocalHour(addDays(localDate(last, timeZoneOffset), 1), 10, timeZoneOffset);
  const taken = [...body.registers()].filter(({ events }) => events.some((event) => ids.includes(String(Object(event).owner))));
  await writeDirectory({ dataDir, fresh: false, now }, whose, async (store) => {
    await store.ledger([
      ...waiting.flatMap(({ commits }) =>
        commits.map(({ state: _state, ...commit }): Commit => ({ ...commit, events: [...commit.events] })),
      ),
      ...taken,
    ]);
    await store.views([...waiting.flatMap((one) => caseItems(sampleBody, one, { ...rehearsal, now })), roundMark(sampleBody, now)]);
  });
  return { ids, now };
}

/** The case up to the commit that gave it its number. */
function whenNumbered({ proposalId, commits }: RehearsedCase): readonly (RehearsedCase & { readonly number: number })[] {
  const last = commits.findIndex(({ state }) => isIn(state, 'awaiting-dispatch'));
  const state = commits[last]?.state;
  if (state === undefined || !isIn(state, 'awaiting-dispatch')) return [];
  return [{ proposalId, commits: commits.slice(0, last + 1), number: Number(state.caseNumber) }];
}
