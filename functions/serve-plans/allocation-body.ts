import * as z from 'zod';
import { askedSight } from '#core/access/sight/asked-sight.ts';
import { verdicts } from '#core/allocation/allocation-log.ts';
import { unitsOf } from '#core/allocation/allocation.ts';
import type { Allocation, AllocationLine } from '#core/allocation/allocation.ts';
import { shareOf } from '#core/allocation/share-of.ts';
import { verdictTerms } from '#core/allocation/texts.ts';
import { deadlineRuleSchema } from '#core/calendar/deadline.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { personParty, unitParty } from '#functions/platform/http/parties.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });
const assignee = z.object({ unit: party, due: deadlineRuleSchema.exactOptional() });

const commentSchema = z.object({
  unit: party,
  verdict: z.enum([...verdicts, 'waiting', 'silent']),
  verdictName: term,
  suggestedUnit: party.exactOptional(),
  coHandlers: z.array(party),
  text: z.string().exactOptional(),
  at: z.string().exactOptional(),
  /** It is on a version of the line that is no more. */
  outdated: z.boolean(),
});

/** What a unit that is asked is told of a proposal; absent once it no longer waits to be dispatched. */
const proposalSchema = z.object({
  caseNumber: z.string().exactOptional(),
  title: z.string(),
  matter: z.string(),
  suggestions: z.array(z.string()),
});

const lineSchema = z.object({
  proposalId: z.string(),
  /** For units that are asked; the office reads cases themselves. */
  proposal: proposalSchema.exactOptional(),
  /** Of the line: what changes it names the version that was seen. */
  version: z.int(),
  removed: z.boolean(),
  lead: assignee.exactOptional(),
  coHandlers: z.array(assignee),
  opinion: z.string().exactOptional(),
  note: z.string().exactOptional(),
  changedBy: party.exactOptional(),
  changedAt: z.string(),
  comments: z.array(commentSchema),
});

export const allocationSchema = z.object({
  id: z.string(),
  /** How many changes it had: `after` asks for what came since. */
  version: z.int(),
  session: z.string(),
  name: z.string(),
  begunBy: party.exactOptional(),
  begunAt: z.string(),
  discarded: z.boolean(),
  asked: z.object({ at: z.string(), until: z.string(), isOver: z.boolean() }).exactOptional(),
  /** Of the unit that is asked: how many lines it would get, and on how many of them it commented. */
  own: z.object({ lines: z.int(), said: z.int() }).exactOptional(),
  lines: z.array(lineSchema),
});

type Body = z.input<typeof allocationSchema>;
type LineBody = z.input<typeof lineSchema>;
type ToldBy = Pick<DecideContext, 'directory' | 'now'>;

/** The allocation as a dispatcher reads it, or what of it changed since. */
export function allocationBody(id: string, found: Allocation, by: ToldBy, after = 0): Body {
  const lines = [...found.lines].filter(([, { changedAs }]) => changedAs > after);
  return { ...head(id, found, by), begunBy: personParty(found.by, by.directory), lines: lines.map((one) => lineBody(one, found, by)) };
}

/** The same as a unit that is asked reads it: its own lines and its own comments, and nothing that is not for it. */
export function allocationForUnit(id: string, found: Allocation, unitId: string, by: ToldBy & ToldCases, after = 0): Body {
  const own = [...found.lines].filter(([, { line, changedAs }]) => unitsOf(line).includes(unitId) && changedAs > after);
  const lines = own.map((one): LineBody => {
    const { note: _note, changedBy: _changedBy, comments, ...line } = lineBody(one, found, by);
    const proposal = proposalBody(by.cases.get(line.proposalId));
    return { ...line, ...proposal, comments: comments.filter(({ unit }) => unit.id === unitId) };
  });
  return { ...head(id, found, by), own: shareOf(found, unitId), lines };
}

/** The cases of lines that a unit is shown, by their ids. */
export interface ToldCases {
  readonly cases: ReadonlyMap<string, Case>;
}

function proposalBody(found: Case | undefined): Pick<LineBody, 'proposal'> {
  if (found === undefined || !askedSight(found)) return {};
  const { title, matter, suggestions } = found.content;
  return { proposal: { ...(isNumbered(found) ? { caseNumber: found.caseNumber } : {}), title, matter, suggestions: [...suggestions] } };
}

function head(id: string, { session, name, begunAt, changes, asked, discardedAt }: Allocation, { now }: ToldBy): Body {
  return {
    id,
    version: changes,
    session,
    name,
    begunAt,
    discarded: discardedAt !== undefined,
    ...(asked === undefined ? {} : { asked: { at: asked.at, until: asked.until, isOver: now >= asked.until } }),
    lines: [],
  };
}

type Assignee = z.input<typeof assignee>;

function lineBody([proposalId, found]: readonly [string, AllocationLine], allocation: Allocation, by: ToldBy): LineBody {
  const { line, version, at, by: personId } = found;
  const named = ({ unitId, due }: { readonly unitId: string; readonly due?: Assignee['due'] }): Assignee => ({
    unit: unitParty(unitId, by.directory),
    ...(due === undefined ? {} : { due }),
  });
  return {
    proposalId,
    version,
    removed: line === null,
    ...(line?.lead === undefined ? {} : { lead: named(line.lead) }),
    coHandlers: (line?.coHandlers ?? []).map(named),
    ...(line?.opinion === undefined ? {} : { opinion: line.opinion }),
    ...(line?.note === undefined ? {} : { note: line.note }),
    changedBy: personParty(personId, by.directory),
    changedAt: at,
    comments: commentsOf(found, allocation, by),
  };
}

/** What each unit of the line that was asked said of it; silence, once the time is over, says that it fits. */
function commentsOf({ line, comments, version }: AllocationLine, { asked }: Allocation, { directory, now }: ToldBy): LineBody['comments'] {
  const units = new Set([...comments.keys(), ...unitsOf(line).filter((unitId) => asked?.unitIds.includes(unitId) === true)]);
  return [...units].map((unitId) => {
    const said = comments.get(unitId);
    const verdict = said?.verdict ?? (asked !== undefined && now >= asked.until ? 'silent' : 'waiting');
    return {
      unit: unitParty(unitId, directory),
      verdict,
      verdictName: verdictTerms[verdict],
      ...(said?.suggestedUnitId === undefined ? {} : { suggestedUnit: unitParty(said.suggestedUnitId, directory) }),
      coHandlers: (said?.coHandlerIds ?? []).map((id) => unitParty(id, directory)),
      ...(said?.text === undefined ? {} : { text: said.text }),
      ...(said === undefined ? {} : { at: said.at }),
      outdated: said !== undefined && said.version !== version,
    };
  });
}
