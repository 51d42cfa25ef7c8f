import { describe, expect, it } from 'vitest';
import { maySee, maySeeFeedback, roleFor } from '#core/access/access.ts';
import { commandNames, commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { roles } from '#core/directory/directory.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { aContent } from '#test/support/a-content.ts';
import { caseIn, dispatchBoth, dissatisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

/** What may tie somebody to a case, besides belonging to the body. */
const relations = ['author', 'co-signer', 'own share', 'share returned', 'none'] as const;
type Relation = (typeof relations)[number];

/** A case of `lin`, co-signed by `shen`: transport has a share, parks has returned its own. */
const shared = new CaseStory()
  .begins('submitted', aContent({ kind: 'joint', coSigners: ['shen'] }))
  .does('file')
  .numbers()
  .does('dispatch', dispatchBoth);
shared
  .does('request-return', { assignmentId: 'a2', reason: '非本局职责。', suggestedUnitId: 'police' })
  .does('decide-return', { assignmentId: 'a2', granted: true });

function person(role: Role, relation: Relation): Person {
  const id = relation === 'author' ? 'lin' : relation === 'co-signer' ? 'shen' : 'somebody';
  const unitId = relation === 'own share' ? 'transport' : relation === 'share returned' ? 'parks' : 'police';
  return { id, name: '某人', roles: [role], unitId, active: true };
}

/** Written by hand, not from the table: who may give the command, by role and what ties them to the case. */
const committee: readonly Role[] = ['committee-clerk', 'committee-head'];
const office: readonly Role[] = ['dispatcher', 'supervisor'];
const oracle: Readonly<Record<CommandName, (role: Role, relation: Relation) => boolean>> = {
  submit: (role, relation) => role === 'member' && relation === 'author',
  withdraw: (role, relation) => role === 'member' && relation === 'author',
  resubmit: (role, relation) => role === 'member' && relation === 'author',
  'leave-co-signing': (role, relation) => role === 'member' && relation === 'co-signer',
  'return-for-revision': (role) => committee.includes(role),
  decline: (role) => committee.includes(role),
  file: (role) => committee.includes(role),
  merge: (role) => committee.includes(role) || office.includes(role),
  'undo-merge': (role) => committee.includes(role) || office.includes(role),
  dispatch: (role) => office.includes(role),
  'decide-return': (role) => office.includes(role),
  reassign: (role) => office.includes(role),
  'sign-for': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'request-return': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'give-opinion': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'issue-reply': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'submit-for-clearance': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  countersign: (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'check-draft': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'sign-letter': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'return-draft': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'pass-reply': (role) => office.includes(role),
  'send-back-reply': (role) => office.includes(role),
  'correct-reply': (role, relation) => ['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share',
  'answer-publication': (role, relation) => role === 'member' && ['author', 'co-signer'].includes(relation),
  'publish-reply': (role, relation) => office.includes(role) || (['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share'),
  'withdraw-publication': (role, relation) =>
    office.includes(role) || (['unit-clerk', 'unit-leader'].includes(role) && relation === 'own share'),
  'give-feedback': (role, relation) => role === 'member' && relation === 'author',
  'record-consultation': (role) => committee.includes(role) || office.includes(role),
  'mark-key-case': (role) => committee.includes(role),
  'unmark-key-case': (role) => committee.includes(role),
  remind: (role) => committee.includes(role) || office.includes(role),
};

describe.each(commandNames)('%s', (command) => {
  it.each(roles)('may be given by a %s as the rules say, whatever ties them to the case', (role) => {
    const allowed = relations.filter((relation) => roleFor(person(role, relation), commands[command], shared.proposal) !== undefined);
    expect(allowed).toEqual(relations.filter((relation) => oracle[command](role, relation)));
  });

  it('is given in the role that allows it, however many others the person has', () => {
    const id = commands[command].who.some(({ relation }) => relation === 'co-signer') ? 'shen' : 'lin';
    const everything: Person = { id, name: '某人', roles: [...roles].reverse(), unitId: 'transport', active: true };
    const role = roleFor(everything, commands[command], shared.proposal);
    expect(role).toBe(commands[command].who[0]?.role);
  });

  it('is given by nobody who is no longer active', () => {
    const gone: Person = { id: 'lin', name: '某人', roles: [...roles], unitId: 'transport', active: false };
    expect(roleFor(gone, commands[command], shared.proposal)).toBeUndefined();
  });
});

describe('a unit', () => {
  it('acts on the share it names only if that share is its own', () => {
    const clerk = person('unit-clerk', 'own share');
    expect(roleFor(clerk, commands['sign-for'], shared.proposal, 'a1')).toBe('unit-clerk');
    expect(roleFor(clerk, commands['sign-for'], shared.proposal, 'a2')).toBeUndefined();
    expect(roleFor(clerk, commands['sign-for'], caseIn('in-review').proposal)).toBeUndefined();
  });
});

describe('the office', () => {
  it('has no say in a case that is not filed', () => {
    expect(roleFor(person('dispatcher', 'none'), commands.dispatch, caseIn('in-review').proposal)).toBeUndefined();
    expect(roleFor(person('dispatcher', 'none'), commands.dispatch, caseIn('awaiting-number').proposal)).toBe('dispatcher');
  });
});

const afterFiling: readonly Stage[] = [
  'awaiting-number',
  'awaiting-dispatch',
  'merged',
  'in-handling',
  'awaiting-feedback',
  'in-consultation',
  'closed',
];
const afterDispatch = afterFiling.slice(3);
const submitted = stages.filter((stage) => stage !== 'draft');

describe('a case exists for', () => {
  // In these cases transport leads and parks has been a co-handler since dispatch; shen has not co-signed.
  it.each([
    ['its author', 'lin', stages],
    ['another member', 'shen', []],
    ['a committee clerk', 'cao', submitted],
    ['the committee head', 'he', submitted],
    ['an auditor', 'auditor', submitted],
    ['a dispatcher', 'du', afterFiling],
    ['a supervisor', 'song', afterFiling],
    ['the lead’s clerk', 'transport-clerk', afterDispatch],
    ['the lead’s leader', 'transport-leader', afterDispatch],
    ['a co-handler’s clerk', 'parks-clerk', afterDispatch],
    ['another unit’s clerk', 'police-clerk', []],
    ['an administrator', 'administrator', []],
  ] as const)('%s', (_, id, seen) => {
    const { directory } = shared;
    expect(stages.filter((stage) => maySee(directory.people.get(id)!, caseIn(stage).proposal))).toEqual(seen);
  });

  it('a co-signer, but not as a draft', () => {
    const shen = shared.directory.people.get('shen')!;
    expect(maySee(shen, shared.proposal)).toBe(true);
    expect(maySee(shen, new CaseStory().begins('draft', aContent({ kind: 'joint', coSigners: ['shen'] })).proposal)).toBe(false);
  });

  it('a unit that has returned its share', () => {
    expect(maySee(person('unit-clerk', 'share returned'), shared.proposal)).toBe(true);
  });

  it('nobody who is no longer active, author included', () => {
    const lin = shared.directory.people.get('lin')!;
    expect(maySee({ ...lin, active: false }, shared.proposal)).toBe(false);
  });
});

describe('the member’s judgement', () => {
  const open = caseIn('in-consultation').proposal;
  const closed = caseIn('closed').proposal;

  it.each([
    ['its author', 'lin', true, true],
    ['the committee', 'cao', true, true],
    ['the committee head', 'he', true, true],
    ['the office', 'du', true, true],
    ['an auditor', 'auditor', true, true],
    ['the unit it judges', 'transport-clerk', false, true],
    ['that unit’s leader', 'transport-leader', false, true],
    ['another unit', 'police-clerk', false, false],
    ['another member', 'shen', false, false],
    ['an administrator', 'administrator', false, false],
  ] as const)('is shown to %s (%s): while the case is open %s, after its close %s', (_, id, whileOpen, after) => {
    const who = shared.directory.people.get(id)!;
    expect([maySeeFeedback(who, open, 2), maySeeFeedback(who, closed, 0)]).toEqual([whileOpen, after]);
  });

  it('of an earlier round is shown to the units that do it again, of the present round it is not', () => {
    const clerk = shared.directory.people.get('transport-clerk')!;
    const redo = caseIn('awaiting-feedback').does('give-feedback', dissatisfied).proposal;
    expect([0, 1].map((round) => maySeeFeedback(clerk, redo, round))).toEqual([true, false]);
    expect([0, 1, 2].map((round) => maySeeFeedback(clerk, open, round))).toEqual([true, true, false]);
    expect(maySeeFeedback(shared.directory.people.get('police-clerk')!, redo, 0)).toBe(false);
  });

  it('is not shown to a unit that has returned its share', () => {
    const returned = { ...open, assignments: assignmentsOf(shared.proposal).slice(1) } as Case;
    expect(maySeeFeedback(person('unit-clerk', 'share returned'), returned, 0)).toBe(false);
  });
});
