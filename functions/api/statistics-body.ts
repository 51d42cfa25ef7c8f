import * as z from 'zod';
import { stages } from '#core/case/stages.ts';
import { stageTerms } from '#core/case/terms.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory } from '#core/directory/directory.ts';
import { reasonOf } from '#core/policy/decline-reason.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Statistics } from '#core/statistics/statistics.ts';
import { clockTerms, valueTerms } from '#core/steps/texts.ts';
import { unitParty } from '#functions/platform/http/parties.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const counted = z.object({ code: z.string(), name: term, count: z.int() });
const judged = z.object({ satisfied: z.int(), basically: z.int(), not: z.int() });
const ended = { met: z.int(), late: z.int() };

/** A session in figures: codes with their names, units, counts and days; nothing of a single case. */
export const statisticsSchema = z.object({
  session: z.object({ id: z.string(), name: z.string() }),
  /** The instant for which lights and lateness were reckoned. */
  at: z.string(),
  submitted: z.int(),
  filed: z.int(),
  declined: z.int(),
  withdrawn: z.int(),
  closed: z.int(),
  /** Cases on which a redo round was opened. */
  redone: z.int(),
  stages: z.array(z.object({ stage: z.enum(stages), name: term, count: z.int() })),
  lights: z.object({ red: z.int(), yellow: z.int(), green: z.int(), grey: z.int() }),
  kinds: z.array(counted),
  reasons: z.array(counted),
  classes: z.array(counted),
  attitude: judged,
  result: judged,
  judgedLate: z.int(),
  /** How clocks ended that their holders ended, or silence did; `days` an answer took on the average. */
  steps: z.array(z.object({ kind: z.enum(clockKinds), name: term, ...ended, silence: z.int(), days: z.number().exactOptional() })),
  units: z.array(
    z.object({
      unit: z.object({ id: z.string(), name: z.string(), nameEn: z.string() }),
      lead: z.int(),
      coHandler: z.int(),
      open: z.int(),
      lateNow: z.int(),
      gone: z.int(),
      ...ended,
      days: z.number().exactOptional(),
    }),
  ),
  /** Key cases by the level on which they are followed; none where nothing was marked. */
  keyCases: z.array(z.object({ code: z.string(), name: term, cases: z.int(), answered: z.int(), inTime: z.int(), result: judged })),
});

// Of a policy without levels, and of a level that it has no more.
const keyTerm: Term = { zh: '重点提案', en: 'key cases' };

interface ToldBy {
  readonly session: { readonly id: string; readonly name: string };
  readonly now: string;
  readonly directory: Directory;
  readonly policy: Pick<Policy, 'classes' | 'declineReasons' | 'keyCases'>;
}

export function statisticsBody(found: Statistics, { session, now, directory, policy }: ToldBy): z.input<typeof statisticsSchema> {
  const { kinds, reasons, classes, steps, units, keyCases, stages: byStage, lights, attitude, result, ...counts } = found;
  return {
    session: { id: session.id, name: session.name },
    at: now,
    ...counts,
    stages: stages.filter((stage) => stage !== 'draft').map((stage) => ({ stage, name: stageTerms[stage], count: byStage[stage] })),
    lights: { ...lights },
    attitude: { ...attitude },
    result: { ...result },
    kinds: countsBody(kinds, (code) => valueTerms[code]),
    reasons: countsBody(reasons, (code) => reasonOf(policy, code)),
    classes: countsBody(classes, (code) => codedTerm(policy.classes, code)),
    steps: steps.map((step) => ({ ...step, name: clockTerms[step.kind] })),
    units: units.map(({ unitId, ...figures }) => {
      const unit = unitParty(unitId, directory);
      return { unit: { ...unit, nameEn: directory.units.get(unitId)?.nameEn ?? unit.name }, ...figures };
    }),
    keyCases: keyCases.map(({ level, result: own, ...figures }) => ({
      code: level,
      name: codedTerm(policy.keyCases?.levels ?? [], level) ?? keyTerm,
      ...figures,
      result: { ...own },
    })),
  };
}

function countsBody(counts: ReadonlyMap<string, number>, termOf: (code: string) => Term | undefined): z.input<typeof counted>[] {
  return [...counts].map(([code, count]) => ({ code, name: termOf(code) ?? { zh: code, en: code }, count }));
}

function codedTerm(entries: readonly (Term & { readonly code: string })[], code: string): Term | undefined {
  const found = entries.find((entry) => entry.code === code);
  return found === undefined ? undefined : { zh: found.zh, en: found.en };
}
