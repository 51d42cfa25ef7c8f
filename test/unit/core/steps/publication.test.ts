import { describe, expect, it } from 'vitest';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import { onPublicPage } from '#core/publication/may-publish.ts';
import type { Publication } from '#core/publication/publication.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { aDraft, chainPolicy, inClearance, signedAndNumbered } from '#test/support/in-clearance.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

type By = 'office' | 'answering-unit' | 'by-itself';
const policy = (publishedBy: By = 'office', more: object = {}) => ({ ...chainPolicy(), publication: { publishedBy, ...more } });
const replied = (by?: By, more?: object): CaseStory => signedAndNumbered({ policy: policy(by, more) }).at('2026-04-17T02:00:00.000Z');
const agreed = (by?: By, more?: object): CaseStory => replied(by, more).does('answer-publication', { consents: true }, 'lin');
const a1 = { assignmentId: 'a1' };
const published = (): CaseStory => agreed().does('publish-reply', a1, 'du').at('2026-04-20T02:00:00.000Z');

function shown({ proposal }: CaseStory): Publication | undefined {
  const [lead] = assignmentsOf(proposal);
  return isNumbered(proposal) && lead !== undefined ? onPublicPage(proposal, lead) : undefined;
}

describe('the publication of a reply', () => {
  it('is not there where the policy says nothing of it', () => {
    const story = signedAndNumbered();
    for (const [name, body, by] of [
      ['answer-publication', { consents: true }, 'lin'],
      ['publish-reply', a1, 'du'],
    ] as const) {
      const { facts } = refusalOf(() => story.answers('withdraw-publication', { ...a1, reason: '无。' }, by));
      expect(facts['legal']).not.toContain(name);
      if (name === 'publish-reply') expect(refusalOf(() => story.answers(name, body, by)).name).toBe('CommandNotLegalError');
    }
  });

  it('waits for the consent of the first proposer', () => {
    expect(refusalOf(() => replied().answers('publish-reply', a1, 'du')).name).toBe('ConsentAwaitedError');
    expect(refusalOf(() => replied().does('answer-publication', { consents: false }, 'lin').answers('publish-reply', a1, 'du')).name).toBe(
      'ProposerRefusesError',
    );
    expect(agreed().answers('publish-reply', a1, 'du')).toMatchObject([{ type: 'ReplyPublished', assignmentId: 'a1', extent: 'whole' }]);
  });

  it('puts the masked copy there, and nothing of what was left out is in the event', () => {
    const [event] = agreed().answers('publish-reply', a1, 'du');
    const text = JSON.stringify(event);
    expect(text).toContain('【复函正文】东段路灯列入今年计划。');
    for (const hidden of ['林若溪', '田牧', '陶安', aDraft.phone]) expect(text).not.toContain(hidden);
    expect(event).toMatchObject({ masked: [{ what: 'phone', count: 1 }, { what: 'member' }, { what: 'staff' }] });
  });

  it('names proposers and staff where the policy does', () => {
    const [event] = agreed('office', { nameMembers: true, nameStaff: true }).answers('publish-reply', a1, 'du');
    for (const named of ['林若溪', '田牧', '陶安']) expect(JSON.stringify(event)).toContain(named);
    expect(JSON.stringify(event)).not.toContain(aDraft.phone);
  });

  it('is a summary where the proposer lets no more of the proposal be public', () => {
    const story = agreed();
    const summary = { ...story.proposal, content: { ...story.proposal.content, publicity: 'summary' as const } };
    const [event] = story.on(summary).answers('publish-reply', a1, 'du');
    expect(event).toMatchObject({ extent: 'summary', letter: { body: [], opening: [] } });
    expect(JSON.stringify(event)).not.toContain('【复函正文】');
  });

  it('never happens to a proposal that is not to be public, nor to a letter that is open on request or not at all', () => {
    const story = agreed();
    const withheld = { ...story.proposal, content: { ...story.proposal.content, publicity: 'withheld' as const } };
    expect(refusalOf(() => story.on(withheld).answers('publish-reply', a1, 'du')).name).toBe('ProposalWithheldError');
    for (const disclosure of ['on-request', 'not-disclosed']) {
      const kept = inClearance('sign', { policy: policy() }, { ...aDraft, disclosure });
      kept.at('2026-04-16T02:00:00.000Z').does('sign-letter', a1, 'transport-leader').numbers('a1');
      expect(refusalOf(() => kept.answers('publish-reply', a1, 'du')).name, disclosure).toBe('ReplyNotOpenError');
      expect(refusalOf(() => kept.answers('answer-publication', { consents: true }, 'lin')).name, disclosure).toBe('CommandNotLegalError');
    }
  });

  it('is the office’s or the unit’s, as the policy says, and nobody else’s', () => {
    expect(refusalOf(() => agreed('office').answers('publish-reply', a1, 'transport-clerk')).name).toBe('PublishedByOthersError');
    expect(refusalOf(() => agreed('answering-unit').answers('publish-reply', a1, 'du')).name).toBe('PublishedByOthersError');
    expect(agreed('answering-unit').answers('publish-reply', a1, 'transport-clerk')).toHaveLength(1);
    expect(refusalOf(() => agreed().answers('publish-reply', { assignmentId: 'a2' }, 'du')).name).toBe('CommandNotLegalError');
  });

  it('happens by itself with the consent where the policy says so', () => {
    const story = agreed('by-itself');
    expect(shown(story)).toMatchObject({ extent: 'whole' });
    expect(refusalOf(() => replied('by-itself').answers('publish-reply', a1, 'du')).name).toBe('ConsentAwaitedError');
  });

  it('does not happen by itself again to what the office took away, but does once its proposer agrees anew', () => {
    const taken = agreed('by-itself').does('withdraw-publication', { ...a1, reason: '内容有误。' }, 'du');
    taken.does('answer-publication', { consents: false }, 'lin').does('answer-publication', { consents: true }, 'lin');
    expect(shown(taken)).toBeUndefined();
    expect(taken.answers('publish-reply', a1, 'du')).toHaveLength(1);
    const refused = agreed('by-itself').does('answer-publication', { consents: false }, 'lin');
    expect(shown(refused)).toBeUndefined();
    expect(shown(refused.does('answer-publication', { consents: true }, 'lin'))).toBeDefined();
  });

  it('happens once', () => {
    expect(refusalOf(() => agreed().does('publish-reply', a1, 'du').answers('publish-reply', a1, 'du')).name).toBe('CommandNotLegalError');
    expect(refusalOf(() => agreed().answers('answer-publication', { consents: true }, 'lin')).name).toBe('PublicationAnsweredError');
  });
});

describe('a published reply', () => {
  it('is withdrawn with a reason, and what was published stays on record', () => {
    const story = published().does('withdraw-publication', { ...a1, reason: '内容有误。' }, 'transport-clerk');
    expect(shown(story)).toBeUndefined();
    const [lead] = assignmentsOf(story.proposal);
    expect(lead?.publications).toMatchObject([{ extent: 'whole', withdrawn: { at: '2026-04-20T02:00:00.000Z', reason: '内容有误。' } }]);
    expect(refusalOf(() => story.answers('withdraw-publication', { ...a1, reason: '再次。' }, 'du')).name).toBe('CommandNotLegalError');
    expect(story.answers('publish-reply', a1, 'du')).toHaveLength(1);
  });

  it('comes down at once when its proposer does not agree any more', () => {
    const story = published();
    expect(story.answers('answer-publication', { consents: false, reason: '涉及他人。' }, 'lin')).toEqual([
      { type: 'PublicationAnswered', round: 0, consents: false, reason: '涉及他人。' },
      { type: 'PublicationWithdrawn', assignmentId: 'a1', number: expect.any(String), consentWithdrawn: true },
    ]);
    story.does('answer-publication', { consents: false }, 'lin');
    expect(shown(story)).toBeUndefined();
    expect(refusalOf(() => story.answers('publish-reply', a1, 'du')).name).toBe('ProposerRefusesError');
  });

  it('is down once its letter is corrected into one on request, whether or not anybody withdraws it', () => {
    const story = published();
    const correction = { ...a1, mistake: '公开属性有误。', reason: '核稿疏漏。', disclosure: 'on-request' };
    story.does('correct-reply', correction, 'transport-leader');
    expect(shown(story)).toBeDefined();
    const [number, told] = [shown(story)?.number, story.entries.length];
    story.numbersCorrection();
    expect(shown(story)).toBeUndefined();
    // Whoever copied the page hears of it, and whoever reads the history.
    expect(story.entries.slice(told).map(({ event }) => event)).toMatchObject([
      { type: 'CorrectionNumbered' },
      { type: 'PublicationWithdrawn', assignmentId: 'a1', number, correctedBy: expect.stringMatching(/号$/) },
      { type: 'DeadlineMoved' },
    ]);
    expect(refusalOf(() => story.answers('publish-reply', a1, 'du')).name).toBe('ReplyNotOpenError');
  });

  it('is followed by the one that corrects it, and never comes back when that is withdrawn', () => {
    const story = published();
    const [first] = [shown(story)?.number];
    story.does('correct-reply', { ...a1, mistake: '类别有误。', reason: '核稿疏漏。', class: 'A' }, 'transport-leader').numbersCorrection();
    expect(shown(story)?.number).toBe(first);
    expect(story.entries.map(({ event }) => event.type)).not.toContain('PublicationWithdrawn');
    story.does('publish-reply', a1, 'du');
    expect(shown(story)?.number).not.toBe(first);
    story.does('withdraw-publication', { ...a1, reason: '内容有误。' }, 'du');
    expect(shown(story)).toBeUndefined();
  });
});

describe('a joint proposal', () => {
  it('is published without the others’ word, and not against it', () => {
    const story = agreed();
    const joint = { ...story.proposal, content: { ...story.proposal.content, kind: 'joint' as const, coSigners: ['shen'] } };
    expect(story.on(joint).answers('publish-reply', a1, 'du')).toHaveLength(1);
    story.does('answer-publication', { consents: false }, 'shen');
    expect(refusalOf(() => story.answers('publish-reply', a1, 'du')).name).toBe('ProposerRefusesError');
  });
});
