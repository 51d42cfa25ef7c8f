import type { Json } from '../../../parts/form/json.ts';
import { JsonCursor, UnexpectedAnswerError } from '../../../session/json-cursor.ts';
import type { Assignee, Draft, Due } from './draft-line.ts';

/** What was changed and is not on record yet: the draft, and the version of the line that was looked at. */
export interface Change {
  readonly draft: Draft;
  readonly seen: number;
}

export type Changes = ReadonlyMap<string, Change>;

export function jsonOfChanges(changes: Changes): Json {
  return [...changes].map(([proposalId, { draft, seen }]) => ({
    proposalId,
    seen,
    lead: draft.lead === undefined ? undefined : assigneeJson(draft.lead),
    coHandlers: draft.coHandlers.map(assigneeJson),
    opinion: draft.opinion,
    note: draft.note,
  }));
}

function assigneeJson({ unitId, due }: Assignee): Json {
  return { unitId, due: due === undefined ? undefined : 'on' in due ? { on: due.on } : { amount: due.amount, unit: due.unit } };
}

/** As they were kept in this window; what is not ours, or of another version of the desk, is as if nothing had been kept. */
export function changesIn(kept: Json): Changes {
  if (kept === undefined) return new Map();
  try {
    return new Map(
      new JsonCursor(kept).list((one) => [one.at('proposalId').text(), { draft: draftIn(one), seen: one.at('seen').number() }]),
    );
  } catch (error) {
    if (error instanceof UnexpectedAnswerError) return new Map();
    throw error;
  }
}

function draftIn(one: JsonCursor): Draft {
  const lead = one.at('lead').maybe(assigneeIn);
  const opinion = one.at('opinion').maybe((there) => there.text());
  const note = one.at('note').maybe((there) => there.text());
  return {
    ...(lead === undefined ? {} : { lead }),
    coHandlers: one.at('coHandlers').list(assigneeIn),
    ...(opinion === undefined ? {} : { opinion }),
    ...(note === undefined ? {} : { note }),
  };
}

function assigneeIn(one: JsonCursor): Assignee {
  const due = one.at('due').maybe(dueIn);
  return { unitId: one.at('unitId').text(), ...(due === undefined ? {} : { due }) };
}

function dueIn(one: JsonCursor): Due {
  const on = one.at('on').maybe((there) => there.text());
  return on === undefined
    ? { amount: one.at('amount').number(), unit: one.at('unit').oneOf(['working-day', 'calendar-day', 'month']) }
    : { on };
}
