import { describe, expect, it } from 'vitest';
import { commandNames } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { stages } from '#core/case/stages.ts';
import type { AssignmentStatus, Stage } from '#core/case/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { legalCommands } from '#core/case/legal-commands.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, satisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { aDraft } from '#test/support/in-clearance.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const bodies: Readonly<Record<CommandName, object>> = {
  submit: {},
  withdraw: { reason: '另案提出。' },
  'return-for-revision': { opinion: '建议不够具体。' },
  resubmit: { content: aContent() },
  'leave-co-signing': {},
  decline: { reasonCode: 'academic' },
  file: {},
  merge: { into: 'p2', reason: '两案同一事项。' },
  'undo-merge': { reason: '事项不同。' },
  dispatch: dispatchBoth,
  'sign-for': { assignmentId: 'a1' },
  'request-return': { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' },
  'decide-return': { assignmentId: 'a1', granted: false },
  reassign: { assignmentId: 'a1', to: 'police', reason: '职责已调整。' },
  'give-opinion': anOpinion,
  'issue-reply': aReply,
  'submit-for-clearance': aDraft,
  countersign: { assignmentId: 'a2' },
  'check-draft': { assignmentId: 'a1' },
  'sign-letter': { assignmentId: 'a1' },
  'return-draft': { assignmentId: 'a1', reason: '请补充进度安排。' },
  'pass-reply': { assignmentId: 'a1' },
  'send-back-reply': { assignmentId: 'a1', reason: '请补充时限。' },
  'correct-reply': { assignmentId: 'a1', mistake: '联系电话有误。', reason: '核稿疏漏。', phone: '0000-5550199' },
  'answer-publication': { consents: true },
  'publish-reply': { assignmentId: 'a1' },
  'withdraw-publication': { assignmentId: 'a1', reason: '内容有误。' },
  'give-feedback': satisfied,
  'record-consultation': { result: '当面商定分期实施。' },
  'mark-key-case': {},
  'unmark-key-case': { reason: '已另行督办。' },
  remind: {},
};

/** Written by hand from the state model, not from the code. */
const legalIn: Readonly<Record<Stage, readonly CommandName[]>> = {
  draft: ['submit', 'withdraw'],
  'in-review': ['file', 'return-for-revision', 'decline', 'withdraw', 'remind'],
  'in-revision': ['resubmit', 'withdraw', 'remind'],
  'awaiting-number': ['remind'],
  'awaiting-dispatch': ['merge', 'dispatch', 'remind'],
  merged: ['undo-merge'],
  // Both shares are signed for: nothing to sign for, no return to decide.
  'in-handling': ['dispatch', 'request-return', 'reassign', 'give-opinion', 'issue-reply', 'remind'],
  'awaiting-feedback': ['give-feedback', 'remind'],
  'in-consultation': ['record-consultation', 'remind'],
  closed: [],
  declined: [],
  withdrawn: [],
};

/** Written by hand: what is whose to give, of those who have to do with these cases. */
const givenBy: Readonly<Record<string, readonly CommandName[]>> = {
  lin: ['submit', 'withdraw', 'resubmit', 'give-feedback'],
  shen: [],
  cao: ['file', 'return-for-revision', 'decline', 'merge', 'undo-merge', 'record-consultation', 'remind'],
  du: ['merge', 'undo-merge', 'dispatch', 'decide-return', 'reassign', 'record-consultation', 'remind'],
  'transport-clerk': ['request-return', 'issue-reply'],
  'parks-clerk': ['request-return', 'give-opinion'],
  'police-clerk': [],
  auditor: [],
};
/** Only the committee presses a member for a judgement, and nobody for what hangs with the own desk. */
const notPressedBy: Readonly<Partial<Record<Stage, string>>> = {
  'in-review': 'cao',
  'awaiting-number': 'du',
  'awaiting-dispatch': 'du',
  'awaiting-feedback': 'du',
};
const officePeople = ['du'];
const unfiled: readonly Stage[] = ['draft', 'in-review', 'in-revision', 'declined', 'withdrawn'];

/** The name of the refusal, or `undefined` when the command was taken. */
function answerTo(story: CaseStory, command: CommandName): string | undefined {
  try {
    story.answers(command, bodies[command], 'lin');
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.name;
    throw error;
  }
}

describe.each(stages)('a case %s', (stage) => {
  const story = caseIn(stage);

  it('is in that stage', () => {
    expect(story.proposal.stage.name).toBe(stage);
  });

  it.each(commandNames.filter((name) => legalIn[stage].includes(name)))('allows %s', (command) => {
    expect(answerTo(story, command)).not.toBe('CommandNotLegalError');
  });

  // A reminder is refused by a name of its own: see core/steps/reminding.test.ts.
  const refused = commandNames.filter((name) => !legalIn[stage].includes(name) && name !== 'remind');

  it.each(refused)('refuses %s and names what would be legal for who gave it', (command) => {
    for (const [person, theirs] of Object.entries(givenBy)) {
      const { name, facts } = refusalOf(() => story.answers(command, bodies[command], person));
      expect(name).toBe('CommandNotLegalError');
      expect(facts).toMatchObject({ command, stage });
      const isTheirs = officePeople.includes(person) ? !unfiled.includes(stage) : true;
      const expected = legalIn[stage].filter(
        (one) => isTheirs && theirs.includes(one) && (one !== 'remind' || notPressedBy[stage] !== person),
      );
      expect([...(facts['legal'] as string[])].sort(), person).toEqual(expected.sort());
    }
  });

  it('names nothing to nobody of the directory', () => {
    const [command] = refused;
    if (command !== undefined) expect(refusalOf(() => story.answers(command, bodies[command], 'system')).facts['legal']).toEqual([]);
  });
});

const shareCommands = ['sign-for', 'request-return', 'decide-return', 'reassign', 'give-opinion', 'issue-reply'] as const;

interface ShareCase {
  readonly status: AssignmentStatus;
  readonly role: 'lead' | 'co-handler';
  readonly story: () => CaseStory;
  /** Commands the share takes in this status. */
  readonly takes: readonly (typeof shareCommands)[number][];
  /** Refused under a name of their own, because a rule and not the status forbids them. */
  readonly byName?: Partial<Record<(typeof shareCommands)[number], string>>;
}

const dispatched = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const aReturn = (assignmentId: string): object => ({ assignmentId, reason: '非本局职责。', suggestedUnitId: 'police' });
const silentCoHandler = (): CaseStory => caseIn('in-handling').at('2026-05-06T02:00:00.000Z').sounds({ assignmentId: 'a2' });
const shareCases: readonly ShareCase[] = [
  {
    status: 'awaiting-sign-for',
    role: 'lead',
    story: dispatched,
    takes: ['sign-for', 'request-return', 'reassign'],
    byName: { 'give-opinion': 'LeadGivesNoOpinionError', 'issue-reply': 'NotSignedForError' },
  },
  {
    status: 'awaiting-sign-for',
    role: 'co-handler',
    story: dispatched,
    takes: ['sign-for', 'request-return', 'reassign'],
    byName: { 'give-opinion': 'NotSignedForError', 'issue-reply': 'OnlyLeadRepliesError' },
  },
  {
    status: 'return-requested',
    role: 'lead',
    story: () => dispatched().does('request-return', aReturn('a1')),
    takes: ['decide-return', 'reassign'],
    byName: { 'give-opinion': 'LeadGivesNoOpinionError' },
  },
  {
    status: 'return-requested',
    role: 'co-handler',
    story: () => dispatched().does('request-return', aReturn('a2')),
    takes: ['decide-return', 'reassign'],
    byName: { 'issue-reply': 'OnlyLeadRepliesError' },
  },
  {
    status: 'in-handling',
    role: 'lead',
    story: () => caseIn('in-handling').does('give-opinion', anOpinion),
    takes: ['request-return', 'reassign', 'issue-reply'],
    byName: { 'give-opinion': 'LeadGivesNoOpinionError' },
  },
  {
    status: 'in-handling',
    role: 'co-handler',
    story: () => caseIn('in-handling'),
    takes: ['request-return', 'reassign', 'give-opinion'],
    byName: { 'issue-reply': 'OnlyLeadRepliesError' },
  },
  {
    status: 'awaiting-letter-number',
    role: 'lead',
    story: () => caseIn('in-handling').does('give-opinion', anOpinion).does('issue-reply', aReply),
    takes: [],
    byName: { 'give-opinion': 'LeadGivesNoOpinionError' },
  },
  {
    status: 'opinion-given',
    role: 'co-handler',
    story: () => caseIn('in-handling').does('give-opinion', anOpinion),
    takes: [],
    byName: { 'issue-reply': 'OnlyLeadRepliesError' },
  },
  {
    status: 'opinion-lapsed',
    role: 'co-handler',
    story: silentCoHandler,
    takes: ['give-opinion'],
    byName: { 'issue-reply': 'OnlyLeadRepliesError' },
  },
  {
    status: 'returned',
    role: 'co-handler',
    story: () => dispatched().does('request-return', aReturn('a2')).does('decide-return', { assignmentId: 'a2', granted: true }),
    takes: [],
    byName: { 'issue-reply': 'OnlyLeadRepliesError' },
  },
];

describe.each(shareCases)('the share of a $role that is $status', ({ status, role, story, takes, byName }) => {
  const told = story();
  const assignmentId = role === 'lead' ? 'a1' : 'a2';

  it('is in that status', () => {
    expect('assignments' in told.proposal && told.proposal.assignments.find(({ id }) => id === assignmentId)).toMatchObject({
      status,
      role,
    });
  });

  it.each(shareCommands)('%s', (command) => {
    const act = (): unknown => told.answers(command, { ...bodies[command], assignmentId });
    if (takes.includes(command)) {
      expect(act()).not.toEqual([]);
      expect(legalCommands(told.proposal)).toContain(command);
      return;
    }
    expect(refusalOf(act).name).toBe(byName?.[command] ?? 'CommandNotLegalError');
  });
});

describe('while the reply waits for its letter number', () => {
  it('no unit can be added: the handling is over', () => {
    const story = caseIn('in-handling').does('give-opinion', anOpinion).does('issue-reply', aReply);
    const refusal = refusalOf(() => story.answers('dispatch', { coHandlers: [{ unitId: 'police' }] }));
    expect(refusal).toEqual({ name: 'CommandNotLegalError', facts: { command: 'dispatch', stage: 'in-handling', legal: [] } });
  });
});
