import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { isIn } from '#core/case/case.ts';
import { sha256 } from '#test/support/sha256.ts';
import { decideNumber, numberSeries } from '#core/case/numbers/decide-numbers.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { aReply, anOpinion, caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';

const letter = { kind: 'letter', assignmentId: 'a1' } as const;
const issued = (settings = {}): CaseStory =>
  caseIn('in-handling', settings)
    .does('give-opinion', anOpinion)
    .at('2026-12-31T15:30:00.000Z')
    .does('issue-reply', aReply)
    .at('2027-01-02T02:00:00.000Z');
const numberOf = (story: CaseStory, wanted: typeof letter | { kind: 'case' }) =>
  decideNumber(story.proposal, wanted, { series: 's', number: 7 }, story.context(), sha256);

describe('a case number', () => {
  it('comes from the session’s series and is printed by the policy’s pattern', () => {
    const story = caseIn('awaiting-number');
    expect(numberSeries(story.proposal, { kind: 'case' }, story.context())?.series).toBe('case.6-1');
    expect(numberOf(story, { kind: 'case' })).toEqual([{ type: 'CaseNumberAssigned', series: 's', number: 7, text: '7' }]);
  });

  it('may name the session; what the pattern does not know stays as it is', () => {
    const policy = { ...defaultPolicy, caseNumber: { pattern: '{session}-{n}{x}' } };
    expect(numberOf(caseIn('awaiting-number', { policy }), { kind: 'case' })).toMatchObject([{ text: '6-1-7{x}' }]);
  });

  it('is given once', () => {
    const story = caseIn('awaiting-dispatch');
    expect(numberSeries(story.proposal, { kind: 'case' }, story.context())).toBeUndefined();
    expect(numberOf(story, { kind: 'case' })).toEqual([]);
  });
});

describe('a letter number', () => {
  it('comes from the unit’s series of the local year in which the reply was issued', () => {
    const story = issued();
    expect(numberSeries(story.proposal, letter, story.context())?.series).toBe('letter.云交.2026');
    const anHourLater = caseIn('in-handling').does('give-opinion', anOpinion).at('2026-12-31T16:30:00.000Z').does('issue-reply', aReply);
    expect(numberSeries(anHourLater.proposal, letter, anHourLater.context())?.series).toBe('letter.云交.2027');
  });

  it('is of one series for units that print the same code', () => {
    const { directory } = issued();
    const units = new Map(directory.units).set('transport', { ...directory.units.get('transport')!, letterCode: '云园' });
    const context = { ...issued().context(), directory: { ...directory, units } };
    expect(numberSeries(issued().proposal, letter, context)?.series).toBe('letter.云园.2026');
  });

  it('sends the letter: the member has 15 working days from then', () => {
    expect(numberOf(issued(), letter)).toMatchObject([
      { type: 'LetterNumberAssigned', assignmentId: 'a1', text: '云交提复〔2026〕7号' },
      {
        type: 'ClockOpened',
        clock: { id: 'feedback', holder: { personId: 'lin' }, deadline: { startOn: '2027-01-02', dueOn: '2027-01-22', provisional: true } },
      },
    ]);
  });

  it('is printed with the unit’s id when the directory no longer has the unit', () => {
    const directory = { ...aDirectory(), units: new Map() };
    const story = issued();
    expect(decideNumber(story.proposal, letter, { series: 's', number: 7 }, { ...story.context(), directory }, sha256)[0]).toMatchObject({
      text: 'transport提复〔2026〕7号',
    });
  });

  it('belongs to the letter of its round; the former one keeps its own', () => {
    const story = caseIn('in-consultation');
    expect(
      'assignments' in story.proposal && story.proposal.assignments[0]?.replies.map(({ round, letterNumber }) => [round, letterNumber]),
    ).toEqual([
      [0, '云交提复〔2026〕47号'],
      [1, '云交提复〔2026〕48号'],
      [2, '云交提复〔2026〕49号'],
    ]);
  });

  it.each([
    ['no letter was issued', caseIn('in-handling'), letter],
    ['it has one', caseIn('awaiting-feedback'), letter],
    ['there is no such share', issued(), { kind: 'letter', assignmentId: 'a9' } as const],
    ['there are no shares yet', caseIn('in-review'), letter],
  ])('is not wanted when %s', (_, story, wanted) => {
    expect(decideNumber(story.proposal, wanted, { series: 's', number: 7 }, story.context(), sha256)).toEqual([]);
  });

  it('falls back to the present year for a share without a letter', () => {
    const story = issued();
    const { proposal } = story;
    if (!isIn(proposal, 'in-handling')) throw new Error('not in handling');
    const assignments = proposal.assignments.map((share) => ({ ...share, replies: [] }));
    story.at('2028-02-01T02:00:00.000Z');
    expect(numberSeries({ ...proposal, assignments }, letter, story.context())?.series).toBe('letter.云交.2028');
  });
});
