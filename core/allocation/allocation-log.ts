import * as z from 'zod';
import { reason, unitToAssign } from '#core/case/define/body-fields.ts';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
import type { Allocation, AllocationLine } from './allocation.ts';

/** Who is to get a proposal, as far as it is thought out. */
export const allocationLineSchema = z.strictObject({
  lead: unitToAssign.exactOptional(),
  coHandlers: z.array(unitToAssign).max(30).default([]),
  /** 交办意见, for the units. */
  opinion: reason.exactOptional(),
  /** For the dispatchers alone. */
  note: reason.exactOptional(),
});

/** What a unit thinks of a line: its own, not its own, or its own with others. */
export const verdicts = ['fits', 'not-ours', 'needs-co-handlers'] as const;

export const commentSchema = z.strictObject({
  verdict: z.enum(verdicts),
  suggestedUnitId: identifier.exactOptional(),
  coHandlerIds: z.array(identifier).max(30).exactOptional(),
  text: reason.exactOptional(),
});

/** What an allocation's log can hold; each commit has one of them, so that its number says how far somebody has read. */
const allocationEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AllocationBegun'), session: identifier, name: oneLine(60) }),
  z.strictObject({
    type: z.literal('AllocationLinesSet'),
    lines: z.array(z.strictObject({ proposalId: identifier, line: allocationLineSchema })),
  }),
  z.strictObject({ type: z.literal('AllocationLinesRemoved'), proposalIds: z.array(identifier) }),
  z.strictObject({
    type: z.literal('CommentsAsked'),
    until: z.string(),
    untilOn: z.string(),
    /** Each unit with the number of its lines. */
    units: z.array(z.strictObject({ unitId: identifier, lines: z.int() })),
  }),
  z.strictObject({
    type: z.literal('LineCommented'),
    proposalId: identifier,
    unitId: identifier,
    /** Of the line, as the unit saw it. */
    version: z.int(),
    comment: commentSchema,
  }),
  z.strictObject({ type: z.literal('AllocationDiscarded') }),
]);

export type AllocationEvent = z.infer<typeof allocationEventSchema>;
export type Comment = z.infer<typeof commentSchema>;

export const allocationLog: LogKind<Allocation, AllocationEvent> = {
  readEvents: ({ events }) => events.map((event) => allocationEventSchema.parse(event)),
  apply: (found, event, { at, by }) => {
    if (event.type === 'AllocationBegun') {
      const { session, name } = event;
      return { session, name, by: by.personId, begunAt: at, changes: 1, lines: new Map() };
    }
    if (found === undefined) return undefined;
    const changes = found.changes + 1;
    const touch = { changedAs: changes, by: by.personId, at };
    switch (event.type) {
      case 'AllocationLinesSet':
        return {
          ...found,
          changes,
          lines: withLines(
            found,
            event.lines.map(({ proposalId, line }) => [proposalId, line]),
            touch,
          ),
        };
      case 'AllocationLinesRemoved':
        return {
          ...found,
          changes,
          lines: withLines(
            found,
            event.proposalIds.map((id) => [id, null]),
            touch,
          ),
        };
      case 'CommentsAsked':
        return { ...found, changes, asked: { at, by: by.personId, until: event.until, unitIds: event.units.map(({ unitId }) => unitId) } };
      case 'LineCommented': {
        const line = found.lines.get(event.proposalId);
        if (line === undefined) return { ...found, changes };
        const comments = new Map(line.comments).set(event.unitId, { ...event.comment, version: event.version, by: by.personId, at });
        return { ...found, changes, lines: new Map(found.lines).set(event.proposalId, { ...line, comments, changedAs: changes }) };
      }
      case 'AllocationDiscarded':
        return { ...found, changes, discardedAt: at };
    }
  },
};

type Touch = Pick<AllocationLine, 'changedAs' | 'by' | 'at'>;

/** Lines set, or with `null` taken out: their versions go on all the same, so that nobody takes an old one for a new one. */
function withLines({ lines }: Allocation, set: readonly (readonly [string, AllocationLine['line']])[], touch: Touch): Allocation['lines'] {
  const after = new Map(lines);
  for (const [proposalId, line] of set) {
    const before = after.get(proposalId);
    after.set(proposalId, { line, version: (before?.version ?? 0) + 1, comments: before?.comments ?? new Map(), ...touch });
  }
  return after;
}
