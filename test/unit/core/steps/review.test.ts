import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { reasonOf } from '#core/policy/decline-reason.ts';
import { policySchema } from '#core/policy/policy.ts';
import { commands } from '#core/steps/commands.ts';
import { aContent } from '#test/support/a-content.ts';
import { caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

describe('the review', () => {
  it('returns for revision, to the author, within 15 working days', () => {
    const story = caseIn('in-review').at('2026-01-20T02:00:00.000Z');
    expect(story.answers('return-for-revision', { opinion: '建议不够具体。' })).toMatchObject([
      { type: 'RevisionRequested', opinion: '建议不够具体。' },
      { type: 'ClockOpened', clock: { id: 'revision', holder: { personId: 'lin' }, deadline: { dueOn: '2026-02-10' } } },
    ]);
  });

  it('declines with a reason of the policy', () => {
    const events = caseIn('in-review').answers('decline', { reasonCode: 'academic', explanation: '宜另行研讨。' });
    expect(events).toEqual([{ type: 'ProposalDeclined', reasonCode: 'academic', explanation: '宜另行研讨。' }]);
  });

  it('passes on what it declines as something else where it says so, and the case knows why and as what', () => {
    const body = { reasonCode: 'academic', explanation: '宜另行研讨。', referral: 'letter' };
    const story = caseIn('in-review').does('decline', body);
    expect(story.entries.at(-1)?.event).toEqual({ type: 'ProposalDeclined', ...body });
    expect(story.proposal.stage).toEqual({ name: 'declined', ...body });
    expect(() => caseIn('in-review').answers('decline', { ...body, referral: 'elsewhere' })).toThrow(/referral/);
  });

  it('declines with no other reason, and names those there are', () => {
    const refusal = refusalOf(() => caseIn('in-review').answers('decline', { reasonCode: 'boring' }));
    const known = defaultPolicy.declineReasons.map(({ code }) => code);
    expect(refusal).toEqual({ name: 'UnknownReasonError', facts: { reasonCode: 'boring', known } });
    expect(known).toHaveLength(10);
  });

  it.each([
    ['in-session, filed early: 30 days after the close', '2026-01-20', aContent(), '2026-01-16', '2026-02-24'],
    ['in-session, filed late: the ordinary 10 working days, because they give more', '2026-02-12', aContent(), '2026-02-12', '2026-03-04'],
    ['ordinary: 10 working days after filing', '2026-03-09', undefined, '2026-03-09', '2026-03-23'],
  ])('files, %s', (_, on, inSession, startOn, dueOn) => {
    const story = inSession === undefined ? new CaseStory({ now: '2026-02-25T02:00:00.000Z' }).begins() : caseIn('in-review');
    expect(story.at(`${on}T02:00:00.000Z`).answers('file')).toMatchObject([
      { type: 'ProposalFiled' },
      { type: 'ClockOpened', clock: { id: 'dispatch', holder: { role: 'dispatcher' }, deadline: { startOn, dueOn } } },
    ]);
  });

  it('files by the ordinary span when the session is no longer in the directory', () => {
    const story = caseIn('in-review').at('2026-01-20T02:00:00.000Z');
    const sessions = new Map(story.directory.sessions);
    sessions.delete('6-1');
    const forgetful = new CaseStory({ now: story.now, directory: { ...story.directory, sessions } }).records(
      story.entries.map(({ event }) => event),
    );
    expect(forgetful.answers('file')[1]).toMatchObject({ clock: { deadline: { rule: defaultPolicy.clocks['dispatch.ordinary'] } } });
  });
});

describe('a reason for declining', () => {
  const [first, ...others] = defaultPolicy.declineReasons;
  const clause = { zh: '《提案工作条例》第二十条', en: 'Article 20 of the Regulations' };
  const policy = { ...defaultPolicy, declineReasons: [{ ...first!, clause }, ...others] };

  it('names the clause it rests on wherever it is told, where the body’s rules have one', () => {
    expect(policySchema.parse(policy)).toEqual(policy);
    expect(reasonOf(policy, first!.code)).toEqual({ zh: `${first!.zh}（${clause.zh}）`, en: `${first!.en} (${clause.en})` });
    const story = caseIn('in-review', { policy });
    const form = commands.decline.formHints(story.proposal, {}, story.context());
    expect(form.choices?.['reasonCode']?.[0]?.label.zh).toContain(clause.zh);
  });

  it('is told in the preset with the regulations its grounds are taken from, which a form of ten does not repeat ten times', () => {
    for (const { code, zh } of defaultPolicy.declineReasons) {
      expect(reasonOf(defaultPolicy, code).zh).toBe(`${zh}（参照《全国政协提案工作条例》关于不予立案的规定）`);
    }
    const story = caseIn('in-review');
    const offered = commands.decline.formHints(story.proposal, {}, story.context()).choices?.['reasonCode'];
    expect(offered?.map(({ label }) => label.zh)).toEqual(defaultPolicy.declineReasons.map(({ zh }) => zh));
  });

  it('stands alone where the rules name no clause, and by its code where they no longer know it', () => {
    const { clause: _, ...bare } = first!;
    expect(reasonOf({ declineReasons: [bare] }, bare.code)).toEqual({ zh: bare.zh, en: bare.en });
    expect(reasonOf(defaultPolicy, 'long-gone')).toEqual({ zh: 'long-gone', en: 'long-gone' });
  });
});
