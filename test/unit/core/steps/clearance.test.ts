import { describe, expect, it } from 'vitest';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { clearanceOf, stepOf } from '#core/case/clearance/clearance.ts';
import { isOpen } from '#core/clock/clock.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import { sealOf } from '#core/letters/seal-letter.ts';
import { letterOfShare } from '#core/letters/letter-of-share.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema } from '#core/policy/policy.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { anOpinion, aReply, caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { aDraft, chainPolicy, inClearance, readyToSubmit, signedAndNumbered } from '#test/support/in-clearance.ts';
import { refusalOf } from '#test/support/refusal-of.ts';
import { sha256 } from '#test/support/sha256.ts';

const a1 = { assignmentId: 'a1' };
const a2 = { assignmentId: 'a2' };
const leadIn = (found: Case) => {
  const lead = assignmentsOf(found).find(({ id }) => id === 'a1');
  if (lead === undefined) throw new Error('no lead');
  return lead;
};
const openClocks = ({ proposal }: CaseStory) => proposal.clocks.filter(isOpen).map(({ id }) => id);
const stepIn = ({ proposal }: CaseStory) => {
  const draft = clearanceOf(leadIn(proposal));
  return draft === undefined ? undefined : stepOf(draft);
};

describe('a draft', () => {
  it('goes from the co-handlers to the check and to whoever signs, each with a clock of its own', () => {
    const story = inClearance('countersign');
    expect(stepIn(story)).toBe('countersign');
    expect(openClocks(story)).toEqual(['a1.reply', 'a1.countersign']);
    story.does('countersign', { ...a2, comment: '同意。' }, 'parks-clerk');
    expect(stepIn(story)).toBe('check');
    expect(openClocks(story)).toEqual(['a1.reply', 'a1.check']);
    story.does('check-draft', a1, 'transport-leader');
    expect(stepIn(story)).toBe('sign');
    expect(openClocks(story)).toEqual(['a1.reply', 'a1.signing']);
    story.does('sign-letter', a1, 'transport-leader');
    expect(openClocks(story)).toEqual([]);
    const { clearances = [], replies, status } = leadIn(story.proposal);
    expect(status).toBe('awaiting-letter-number');
    expect(replies.at(-1)).toMatchObject({ class: 'B', handler: '陶安', disclosure: 'disclosed' });
    expect(clearances[0]).toMatchObject({ submittedBy: 'transport-clerk', ended: { how: 'signed', personId: 'transport-leader' } });
    expect(clearances[0]?.cleared.map(({ step, personId, unitId }) => [step, personId, unitId])).toEqual([
      ['countersign', 'parks-clerk', 'parks'],
      ['check', 'transport-leader', 'transport'],
      ['sign', 'transport-leader', 'transport'],
    ]);
  });

  it('is refused with the list of what is missing', () => {
    const { contact: _contact, phone: _phone, ...bare } = aDraft;
    const refusal = refusalOf(() => readyToSubmit().answers('submit-for-clearance', bare, 'transport-clerk'));
    expect(refusal).toEqual({
      name: 'LetterIncompleteError',
      facts: {
        missing: ['联系电话', '与委员沟通的日期和方式'],
        missingEn: ['a telephone number', 'day and way of the contact with the member'],
      },
    });
  });

  it('is refused while an opinion is missing, and while one is under way', () => {
    const waiting = caseIn('in-handling', { policy: chainPolicy() });
    expect(refusalOf(() => waiting.answers('submit-for-clearance', aDraft, 'transport-clerk'))).toEqual({
      name: 'OpinionsMissingError',
      facts: { units: ['parks'] },
    });
    const again = refusalOf(() => inClearance().answers('submit-for-clearance', aDraft, 'transport-clerk'));
    expect(again.name).toBe('ClearanceUnderWayError');
  });

  it('is not checked by whoever wrote it, nor signed by a clerk', () => {
    expect(refusalOf(() => inClearance('check').answers('check-draft', a1, 'transport-clerk'))).toEqual({
      name: 'CheckedByOthersError',
      facts: { people: ['田牧'] },
    });
    expect(refusalOf(() => inClearance('sign').answers('sign-letter', a1, 'transport-clerk'))).toEqual({
      name: 'SignedByOthersError',
      facts: { people: ['田牧'] },
    });
  });

  it('is checked by its writer where the unit has nobody else', () => {
    const directory = aDirectory({ 'transport-clerk': { roles: ['unit-clerk', 'unit-leader'] }, 'transport-leader': { active: false } });
    const story = inClearance('countersign', { directory });
    story.does('countersign', a2, 'parks-clerk').does('check-draft', a1, 'transport-clerk');
    expect(stepIn(story)).toBe('sign');
  });

  it('is signed by the head alone where the policy says so', () => {
    const head = aDirectory({ cao: { unitId: 'transport', roles: ['unit-leader'] } });
    const transport = head.units.get('transport');
    if (transport === undefined) throw new Error('no unit');
    const directory = evolveDirectory(head, { type: 'UnitRecorded', unit: { ...transport, headId: 'cao' } });
    const story = inClearance('sign', { directory, policy: chainPolicy({ signedBy: 'unit-head' }) });
    expect(refusalOf(() => story.answers('sign-letter', a1, 'transport-leader')).facts).toEqual({ people: ['曹慎之'] });
    expect(story.answers('sign-letter', a1, 'cao').map(({ type }) => type)).toEqual(['ReplySigned', 'ReplyIssued']);
  });

  it('does not begin where nobody could sign it', () => {
    const directory = aDirectory({ 'transport-leader': { active: false } });
    expect(refusalOf(() => readyToSubmit({ directory }).answers('submit-for-clearance', aDraft, 'transport-clerk')).name).toBe(
      'NobodySignsError',
    );
  });

  it('keeps the text before where a co-handler changed it', () => {
    const text = '一、关于东段路灯\n东段路灯列入今年计划，十月底前装齐。';
    const story = inClearance('countersign').does('countersign', { ...a2, text }, 'parks-clerk');
    const draft = clearanceOf(leadIn(story.proposal));
    expect(draft?.draft.paragraphs.at(-1)?.text).toBe('东段路灯列入今年计划，十月底前装齐。');
    expect(draft?.cleared[0]?.before?.at(-1)?.text).toBe('【复函正文】东段路灯列入今年计划。');
  });

  it('keeps nothing where the text was sent back as it was', () => {
    const text = '一、关于东段路灯\n【复函正文】东段路灯列入今年计划。';
    const [signed] = inClearance('countersign').answers('countersign', { ...a2, text }, 'parks-clerk');
    expect(signed).not.toHaveProperty('paragraphs');
  });

  it.each(['countersign', 'check', 'sign'] as const)('goes back with a reason from %s, and is submitted anew', (step) => {
    const story = inClearance(step);
    const [share, by] = step === 'countersign' ? [a2, 'parks-clerk'] : [a1, 'transport-leader'];
    story.does('return-draft', { ...share, reason: '请补充进度安排。' }, by);
    expect(openClocks(story)).toEqual(['a1.reply']);
    expect(leadIn(story.proposal).clearances?.[0]?.ended).toMatchObject({ how: 'returned', step, reason: '请补充进度安排。' });
    expect(stepIn(story.does('submit-for-clearance', aDraft, 'transport-clerk'))).toBe('countersign');
    expect(openClocks(story)).toEqual(['a1.reply', 'a1.countersign.2']);
  });

  it('is taken back by the unit whose it is, also while others countersign it', () => {
    const story = inClearance('countersign').does('return-draft', { ...a1, reason: '数字有误。' }, 'transport-clerk');
    expect(openClocks(story)).toEqual(['a1.reply']);
    expect(refusalOf(() => story.answers('countersign', a2, 'parks-clerk')).name).toBe('CommandNotLegalError');
  });

  it('goes on without a co-handler that says nothing', () => {
    const story = inClearance('countersign').at('2026-04-22T16:00:00.000Z').sounds(a1);
    expect(stepIn(story)).toBe('check');
    expect(openClocks(story)).toEqual(['a1.reply', 'a1.check']);
    expect(clearanceOf(leadIn(story.proposal))?.cleared).toEqual([{ step: 'countersign', unitId: 'parks', at: story.now }]);
  });

  it('ends where the assignment goes to another unit', () => {
    const story = inClearance('check').does('reassign', { ...a1, to: 'police', reason: '职责已调整。' });
    expect(leadIn(story.proposal).clearances?.[0]?.ended?.how).toBe('overtaken');
    expect(openClocks(story).filter((id) => id.endsWith('check'))).toEqual([]);
  });

  it('asks the co-handlers where the lead wants it, and needs them for that', () => {
    const policy = chainPolicy({ clearance: ['sign'] });
    expect(stepIn(readyToSubmit({ policy }).does('submit-for-clearance', aDraft, 'transport-clerk'))).toBe('sign');
    const asked = readyToSubmit({ policy }).does('submit-for-clearance', { ...aDraft, countersign: true }, 'transport-clerk');
    expect(stepIn(asked)).toBe('countersign');
    expect(stepIn(asked.does('countersign', a2, 'parks-clerk'))).toBe('sign');
  });

  it('goes by the chain of its unit', () => {
    const policy = chainPolicy({ units: { transport: { clearance: ['sign'] } } });
    expect(stepIn(readyToSubmit({ policy }).does('submit-for-clearance', aDraft, 'transport-clerk'))).toBe('sign');
  });
});

describe('a policy', () => {
  it('with a chain lets no reply out without it', () => {
    expect(refusalOf(() => readyToSubmit().answers('issue-reply', aReply, 'transport-clerk')).name).toBe('ClearanceFirstError');
  });

  it('without one goes on as ever: no clearance, and no letter is kept', () => {
    const story = caseIn('in-handling').does('give-opinion', anOpinion);
    expect(refusalOf(() => story.answers('submit-for-clearance', aDraft, 'transport-clerk')).name).toBe('CommandNotLegalError');
    story.does('issue-reply', aReply, 'transport-clerk').numbers('a1');
    expect(story.entries.map(({ event }) => event.type)).not.toContain('LetterSealed');
  });

  it('recorded before there was clearance is read with the preset of its clocks', () => {
    const { countersign: _c, check: _k, signing: _s, ...spans } = defaultPolicy.clocks;
    const { countersign: _sc, check: _sk, signing: _ss, ...silence } = defaultPolicy.silence;
    const { countersign: _lc, check: _lk, signing: _ls, ...ladder } = defaultPolicy.reminders.ladder;
    const before = { ...defaultPolicy, clocks: spans, silence, reminders: { ...defaultPolicy.reminders, ladder } };
    expect(policySchema.parse(before)).toEqual(defaultPolicy);
    const { reply: _reply, ...without } = spans;
    expect(policySchema.safeParse({ ...before, clocks: without }).success).toBe(false);
  });

  it.each([[['countersign']], [['sign', 'check']], [['check', 'check', 'sign']]])('has no chain like %j', (clearance) => {
    expect(policySchema.safeParse({ ...defaultPolicy, letters: { clearance } }).success).toBe(false);
  });
});

describe('a signed letter', () => {
  it('is kept as it went out, with its hash and its code', () => {
    const story = signedAndNumbered();
    const [letter] = leadIn(story.proposal).letters ?? [];
    expect(letter).toMatchObject({ kind: 'reply', round: 0, number: '云交提复〔2026〕48号', on: '2026-04-16' });
    expect(letter?.letter).toMatchObject({ class: 'B', date: '2026-04-16', number: { code: '云交提复', year: 2026, serial: 48 } });
    expect(letter && sealOf(letter.letter, sha256)).toEqual({ letterHash: letter?.letterHash, checkCode: letter?.checkCode });
    expect(letter?.checkCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/u);
  });

  it('stays as it was whatever the unit is called since', () => {
    const story = signedAndNumbered();
    const transport = story.directory.units.get('transport');
    if (transport === undefined || !('assignments' in story.proposal)) throw new Error('no unit');
    const directory = evolveDirectory(story.directory, { type: 'UnitRecorded', unit: { ...transport, name: '云澜区交通局' } });
    const { letter } = letterOfShare({ found: story.proposal, assignment: leadIn(story.proposal) }, { directory, policy: story.policy });
    expect(letter.issuer).toBe('云澜区交通运输局');
  });

  it('of a co-handler is its opinion, with a number of its own series', () => {
    const story = readyToSubmit();
    const opinion = assignmentsOf(story.proposal).find(({ id }) => id === 'a2');
    expect(opinion).toMatchObject({
      status: 'opinion-given',
      letters: [{ kind: 'opinion', number: '云园提会〔2026〕47号', on: '2026-03-20' }],
    });
    expect(opinion?.letters?.[0]?.letter.title).toBe('云澜区园林绿化局关于政协六届一次会议第46号提案的会办意见');
  });
});
