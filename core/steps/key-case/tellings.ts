import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { clearanceOf, stepOf } from '#core/case/clearance/clearance.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { signersOf } from '#core/case/clearance/signers.ts';
import { isGone } from '#core/case/stages.ts';
import { clerksOf } from '#core/case/whom.ts';
import { peopleWithRole } from '#core/directory/directory.ts';

/** The office, the units that handle it, and whoever signs from now on a draft that waits to be signed. */
function concerned(found: Case, { directory, policy }: NoticeContext) {
  const shares = assignmentsOf(found).filter(({ status }) => !isGone(status));
  const signers = shares.flatMap((share) => {
    const draft = clearanceOf(share);
    return isNumbered(found) && draft !== undefined && stepOf(draft) === 'sign' ? signersOf(share, found, { directory, policy }) : [];
  });
  const all = [...peopleWithRole(directory, 'dispatcher'), ...shares.flatMap(({ unitId }) => clerksOf(unitId, directory)), ...signers];
  return all.filter((person, index) => all.indexOf(person) === index);
}

export const tellings = {
  'key-case-marked': defineTelling({
    of: 'KeyCaseMarked',
    to: (found, { level = '' }, context) => {
      const people = concerned(found, context);
      const named = context.policy.keyCases?.levels?.find(({ code }) => code === level);
      return named === undefined ? { people } : { people, outcome: { zh: named.zh, en: named.en } };
    },
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: ({ found }) => (isNumbered(found) && found.keyCase === undefined ? 'mark-taken-away' : undefined),
  }),

  'key-case-unmarked': defineTelling({
    of: 'KeyCaseUnmarked',
    to: (found, { reason }, context) => ({ people: concerned(found, context), reason }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
