import type { Share } from '../../api/contract.ts';
import { memberOf } from '../../parts/form/json.ts';
import type { Json } from '../../parts/form/json.ts';

/** By `lead.attitude`, `a2.result`, and the comment. */
export type Answers = Readonly<Record<string, string>>;

type AskedShare = Pick<Share, 'id' | 'role' | 'status' | 'unit'>;
interface Asked {
  readonly assignments: readonly AskedShare[];
}

export const LEAD = 'lead';

/** Those that may be judged beside the lead: a unit that gave its share back, or that it was taken from, did nothing to judge. */
export function coHandlersOf({ assignments }: Asked): readonly AskedShare[] {
  return assignments.filter(({ role, status }) => role === 'co-handler' && status !== 'returned' && status !== 'recalled');
}

/** What to send, or what is wrong with it. */
export function bodyOf(answers: Answers, found: Asked) {
  const [attitude, result] = [answers[`${LEAD}.attitude`], answers[`${LEAD}.result`]];
  if (attitude === undefined || result === undefined) return 'choose';
  const units = coHandlersOf(found).map(({ id }) => ({
    assignmentId: id,
    attitude: answers[`${id}.attitude`],
    result: answers[`${id}.result`],
  }));
  if (units.some((one) => (one.attitude === undefined) !== (one.result === undefined))) return 'half';
  const judged = units.filter((one) => one.attitude !== undefined);
  const comment = answers['comment']?.trim() ?? '';
  return { attitude, result, ...(comment === '' ? {} : { comment }), ...(judged.length === 0 ? {} : { units: judged }) };
}

/** What this window kept, of whom there still is to judge. */
export function textsIn(kept: Json, found: Asked): Answers {
  const names = [LEAD, ...coHandlersOf(found).map(({ id }) => id)].flatMap((name) => [`${name}.attitude`, `${name}.result`]);
  return Object.fromEntries(
    [...names, 'comment'].flatMap((name) => {
      const text = memberOf(kept, name);
      return typeof text === 'string' ? [[name, text]] : [];
    }),
  );
}
