import * as z from 'zod';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { isGone } from '#core/case/stages.ts';
import type { CaseFigures } from '#core/statistics/case-figures.ts';
import { listKeys } from '#core/view/view-items.ts';
import type { ListItem } from '#core/view/view-items.ts';
import type { FormerCase, Wording } from './former-case.ts';

/** Number, title, text, first dispatch, and who has it at last: as lead and as co-handlers. */
const storedSchema = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.array(z.string())]);

// With title, number, keys and a few units some 900 bytes: one write unit.
const MOST_BYTES = 720;

/** What the list table holds of a case so that later ones can be compared with it: one item, once it was dispatched. */
export function sketchItems(body: string, found: Case): readonly ListItem[] {
  const shares = assignmentsOf(found);
  const first = shares[0];
  if (!isNumbered(found) || first === undefined) return [];
  const kept = shares.filter(({ status }) => !isGone(status));
  const { session, title, matter, suggestions } = found.content;
  const lead = kept.find(({ role }) => role === 'lead')?.unitId ?? '';
  const coHandlers = kept.filter(({ role }) => role === 'co-handler').map(({ unitId }) => unitId);
  const text = beginningOf([matter, ...suggestions].join(''), MOST_BYTES - bytesOf(`${title}${coHandlers.join()}`));
  const stored: z.input<typeof storedSchema> = [found.caseNumber, title, text, first.assignedAt, lead, coHandlers];
  return [{ pk: listKeys.sketches(body, session), sk: found.id, sketch: JSON.stringify(stored) }];
}

/** How a stored case is worded; of its text the beginning. @throws z.ZodError */
export function wordingIn(sketch: string): Wording {
  const [, title, text] = storedSchema.parse(JSON.parse(sketch));
  return { title, text };
}

/**
 * A former case out of what lists hold of it; `undefined` while no unit has it.
 * @throws z.ZodError
 */
export function readSketch(proposalId: string, sketch: string, figures: CaseFigures | undefined): FormerCase | undefined {
  const [caseNumber, title, text, dispatchedAt, lead, coHandlers] = storedSchema.parse(JSON.parse(sketch));
  if (lead === '') return undefined;
  const share = figures?.shares.find(({ unitId, role, status }) => unitId === lead && role === 'lead' && status !== 'gone');
  const answered = share === undefined || share.met + share.late === 0 ? undefined : share.late > 0 ? 'late' : 'in-time';
  const judged = figures?.judged?.result;
  return {
    proposalId,
    caseNumber,
    title,
    text,
    dispatchedAt,
    lead,
    coHandlers,
    outcome: {
      returned: figures?.shares.some(({ status }) => status === 'gone') ?? false,
      ...(answered === undefined ? {} : { answered }),
      ...(judged === undefined ? {} : { judged }),
    },
  };
}

/** How long it is as JSON in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of JSON.stringify(text).slice(1, -1)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** As many whole characters as fit into so many bytes as JSON. */
function beginningOf(text: string, bytes: number): string {
  let left = bytes;
  let kept = '';
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}
