import type { Case } from '#core/case/case.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { reach } from '#core/notices/reach/reach.ts';
import { alikeApart } from './likeness.ts';
import type { Likened } from './likeness.ts';
import { isPossible } from './plan-line.ts';
import type { PlanLine, Shown, Warning } from './plan-line.ts';

/** What warnings look at beside the lines: the directory, and how many cases a unit has in hand. */
export interface WarnedBy {
  readonly directory: Directory;
  readonly inHand: ReadonlyMap<string, number>;
  /** The case of each line as it would be, by the line's number. */
  readonly after: ReadonlyMap<number, Case>;
}

/** The lines with what should be looked at before they are run. */
export function withWarnings(lines: readonly PlanLine[], by: WarnedBy): PlanLine[] {
  const apart = linesApart(lines, by);
  const full = overCapacity(lines, by);
  return lines.map((line, index) => {
    if (!isPossible(line)) return line;
    const n = index + 1;
    const units = line.shown.assigns.map(({ unitId }) => unitId);
    const warnings = [
      ...units.filter((unitId) => isUnreached(unitId, by.directory)).map((unitId): Warning => ({ kind: 'nobody-reached', unitId })),
      ...units
        .filter((unitId) => proposes(unitId, by.after.get(n), by.directory))
        .map((unitId): Warning => ({ kind: 'both-sides', unitId })),
      ...units.flatMap((unitId) => full.get(unitId) ?? []),
      ...(apart.get(n) ?? []),
      ...provisional(line.shown),
    ];
    return { ...line, shown: { ...line.shown, warnings } };
  });
}

function isUnreached(unitId: string, directory: Directory): boolean {
  return peopleWithRole(directory, 'unit-clerk', unitId).every(({ id }) => reach(id, directory).kind === 'nobody');
}

function proposes(unitId: string, found: Case | undefined, { people }: Directory): boolean {
  const proposers = found === undefined ? [] : [found.authorId, ...found.content.coSigners];
  return proposers.some((id) => people.get(id)?.unitId === unitId);
}

function provisional({ clocks }: Shown): Warning[] {
  return clocks.flatMap(({ id, deadline }): Warning[] =>
    deadline.provisional ? [{ kind: 'provisional', clockId: id, years: [...deadline.uncoveredYears] }] : [],
  );
}

function overCapacity(lines: readonly PlanLine[], { directory, inHand }: WarnedBy): Map<string, Warning> {
  const added = new Map<string, number>();
  for (const { unitId } of lines.filter(isPossible).flatMap(({ shown }) => shown.assigns)) added.set(unitId, (added.get(unitId) ?? 0) + 1);
  const full = new Map<string, Warning>();
  for (const [unitId, more] of added) {
    const capacity = directory.units.get(unitId)?.capacity;
    const has = inHand.get(unitId) ?? 0;
    if (capacity !== undefined && has + more > capacity)
      full.set(unitId, { kind: 'over-capacity', unitId, inHand: has, added: more, capacity });
  }
  return full;
}

// A session's titles may all read alike: 600 lines that name each other would be 180,000 warnings, which no answer carries and nobody reads.
const MOST_NAMED = 3;

/** Each line with the others that read alike and go to another lead: the most alike by name, the rest by their number. */
function linesApart(lines: readonly PlanLine[], { after }: WarnedBy): Map<number, Warning[]> {
  const leads = lines.flatMap((line, index) => {
    const lead = isPossible(line) ? line.shown.assigns.find(({ role }) => role === 'lead') : undefined;
    const text = after.get(index + 1)?.content.title;
    return lead === undefined || text === undefined ? [] : [{ n: index + 1, text, group: lead.unitId }];
  });
  const found = alikeApart(leads).flatMap(([one, other, share]) => [
    { n: one.n, other, share },
    { n: other.n, other: one, share },
  ]);
  return new Map([...Map.groupBy(found, ({ n }) => n)].map(([n, others]) => [n, apartWarnings(others)]));
}

function apartWarnings(found: readonly { readonly other: Likened; readonly share: number }[]): Warning[] {
  const nearest = found.toSorted((a, b) => b.share - a.share || a.other.n - b.other.n).slice(0, MOST_NAMED);
  const named = nearest.map(({ other }): Warning => ({ kind: 'alike-apart', line: other.n, unitId: other.group }));
  const more = found.length - named.length;
  return more === 0 ? named : [...named, { kind: 'more-alike', lines: more }];
}
