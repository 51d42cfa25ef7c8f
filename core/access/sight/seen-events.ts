import type { Commit, CommitOf } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { eventMatters } from './event-matter.ts';
import { eventSight } from './event-sight.ts';
import { common, sees } from './look.ts';
import type { Look, Matter } from './look.ts';
import type { FieldRow } from './row.ts';

/** An event as somebody may see it: its kind, and the fields that the table lets through. */
export interface SeenEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * The events of each commit as somebody may see them, in the order of the log; empty where none is seen. What is shown is what was
 * written (`stored`), so that an auditor, who sees all of it, hashes the same.
 */
export function seenEvents(commits: readonly CommitOf<CaseEvent>[], stored: readonly Commit[], look: Look): SeenEvent[][] {
  const matters = eventMatters(commits);
  return commits.map(({ seq, events }, at) =>
    events.flatMap((event, index) => {
      const matter = matters[at]?.[index] ?? common;
      const written = stored.find((one) => one.seq === seq)?.events[index];
      return sees(look, eventSight[event.type].seen, matter) ? [seenOf(event, written, look, matter)] : [];
    }),
  );
}

function seenOf(event: CaseEvent, written: unknown, look: Look, matter: Matter): SeenEvent {
  const fields = new Map<string, FieldRow>(Object.entries(eventSight[event.type].fields));
  const shown = Object.entries(isFields(written) ? written : {}).filter(([field]) => {
    const row = fields.get(field);
    // What a later version wrote beside has no row: it is for whoever checks what was written.
    return row === undefined ? look.eyes.includes('auditor') : sees(look, row, matter);
  });
  return { ...Object.fromEntries(shown), type: event.type };
}

function isFields(written: unknown): written is object {
  return typeof written === 'object' && written !== null;
}
