import { describe, expect, it } from 'vitest';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { decide } from '#core/case/decide.ts';
import { legalCommands } from '#core/case/legal-commands.ts';
import { isOpen } from '#core/clock/clock.ts';
import { letterCheckItems } from '#core/letters/letter-check.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { caseFigures } from '#core/statistics/case-figures.ts';
import { parseCommand } from '#core/steps/commands.ts';
import { caseView } from '#core/view/case-view.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn } from '#test/support/case-in.ts';
import { aCorrection, inClearance, signedAndNumbered } from '#test/support/in-clearance.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const leader = 'transport-leader';
/** Letters are kept, and nothing is cleared. */
const policy = { ...defaultPolicy, letters: {} };
const leadIn = (found: Case) => {
  const lead = assignmentsOf(found).find(({ id }) => id === 'a1');
  if (lead === undefined) throw new Error('no lead');
  return lead;
};
const dueOf = (found: Case) => found.clocks.find(isOpen)?.deadline.dueOn;
const replied = () => signedAndNumbered().at('2026-04-20T02:00:00.000Z');
const corrected = () => replied().does('correct-reply', aCorrection, leader).numbersCorrection();
const bodyOf = (found: Case) =>
  leadIn(found)
    .letters?.at(-1)
    ?.letter.body.map((block) => ('text' in block ? block.text : ''));

describe('a letter that was issued wrong', () => {
  it('stays as it went out, and is followed by one that says what was wrong and what is right', () => {
    const first = leadIn(replied().proposal);
    const { letters = [], replies, status } = leadIn(corrected().proposal);
    expect(letters[0]).toEqual(first.letters?.[0]);
    expect(replies[0]).toEqual(first.replies[0]);
    expect(status).toBe('replied');
    expect(letters[1]).toMatchObject({
      kind: 'correction',
      number: '云交提复〔2026〕49号',
      corrects: '云交提复〔2026〕48号',
      on: '2026-04-20',
    });
    expect(letters[1]?.letter).toMatchObject({
      kind: 'reply',
      title: '云澜区交通运输局关于更正政协六届一次会议第46号提案复函的函',
      class: 'A',
      addressees: letters[0]?.letter.addressees,
      copies: letters[0]?.letter.copies,
      contacts: { leader: '田牧', handler: '陶安', phone: '0000-5550199' },
      number: { code: '云交提复', year: 2026, serial: 49 },
      date: '2026-04-20',
      attachments: [],
    });
    expect(letters[1]?.letter.opening[0]).toContain('我局2026年4月16日就您在政协六届一次会议上提出的');
    expect(letters[1]?.letter.opening[0]).toContain('（云交提复〔2026〕48号）有误，现予更正：');
  });

  it('says only what changed where the text stays', () => {
    expect(bodyOf(corrected().proposal)).toEqual([
      '办理结果类别和联系电话有误。',
      '办理结果类别由B类更正为A类。',
      '主办领导、主办人和联系电话以本函所列为准。',
      '其余内容不变。',
    ]);
  });

  it('brings the whole text where that is another, its sections answering what they answered', () => {
    const text = '一、关于东段路灯\n东段路灯已于三月装齐。';
    const story = replied().does('correct-reply', { assignmentId: 'a1', mistake: '进度有误。', reason: '误用旧稿。', text }, leader);
    story.numbersCorrection();
    expect(bodyOf(story.proposal)).toEqual(['进度有误。', '更正后的答复全文如下：', '关于东段路灯', '东段路灯已于三月装齐。']);
    expect(leadIn(story.proposal).replies.at(-1)).toMatchObject({ class: 'B', corrects: '云交提复〔2026〕48号' });
  });

  it('is what lists and statistics go by, and counts as one answer', () => {
    const [before, after] = [replied().proposal, corrected().proposal];
    expect([caseView(before, 1).class, caseView(after, 1).class]).toEqual(['B', 'A']);
    expect(caseFigures(after)).toEqual({
      ...caseFigures(before),
      class: 'A',
      dueAt: after.clocks.find(isOpen)?.dueAt,
      yellowAt: after.clocks.find(isOpen)?.yellowAt,
    });
  });

  it('gives the member the days for the judgement anew', () => {
    expect([dueOf(replied().proposal), dueOf(corrected().proposal)]).toEqual(['2026-05-11', '2026-05-13']);
  });

  it('is told of beside its code, as the one that corrects it is', () => {
    const checks = letterCheckItems('b', corrected().proposal).map(({ check = '' }) => JSON.parse(check) as object);
    const [reply, correction] = [
      { number: '云交提复〔2026〕48号', on: '2026-04-16' },
      { number: '云交提复〔2026〕49号', on: '2026-04-20' },
    ];
    expect(checks.slice(0, 2)).toMatchObject([
      { ...reply, correctedBy: correction },
      { ...correction, corrects: reply },
    ]);
    expect(checks[1]).not.toHaveProperty('correctedBy');
  });

  it('can be corrected again: then the correcting letter is', () => {
    const story = corrected().at('2026-04-21T02:00:00.000Z');
    story.does('correct-reply', { ...aCorrection, class: 'C', mistake: '类别仍有误。' }, leader).numbersCorrection();
    expect(leadIn(story.proposal).letters?.at(-1)).toMatchObject({ corrects: '云交提复〔2026〕49号', number: '云交提复〔2026〕50号' });
  });

  it.each(['in-consultation', 'closed'] as const)('can be corrected in a case %s, which stays so', (stage) => {
    const story = caseIn(stage, { policy });
    const [event] = story.answers('correct-reply', aCorrection, leader);
    expect(event?.type).toBe('CorrectionSigned');
    story.does('correct-reply', aCorrection, leader).numbersCorrection();
    expect(story.proposal.stage.name).toBe(stage);
    expect(leadIn(story.proposal).letters?.at(-1)?.kind).toBe('correction');
  });

  it('lets a reply that waits for its number keep its place', () => {
    const story = replied().does('correct-reply', aCorrection, leader);
    story.records([{ type: 'ReplyIssued', assignmentId: 'a1', round: 1, class: 'B', text: '新的答复。' }]).numbersCorrection();
    expect(leadIn(story.proposal).replies.map(({ round, corrects = '' }) => [round, corrects])).toEqual([
      [0, ''],
      [0, '云交提复〔2026〕48号'],
      [1, ''],
    ]);
  });
});

describe('correcting a letter', () => {
  it('is nothing that a policy without letters has', () => {
    expect(refusalOf(() => caseIn('closed').answers('correct-reply', aCorrection, leader)).name).toBe('CommandNotLegalError');
    expect(legalCommands(caseIn('closed').proposal)).toEqual([]);
  });

  it('is for whoever may sign', () => {
    expect(refusalOf(() => replied().answers('correct-reply', aCorrection, 'transport-clerk'))).toEqual({
      name: 'SignedByOthersError',
      facts: { people: ['田牧'] },
    });
  });

  it('is for whoever issues replies where there is no chain and no leader', () => {
    const directory = aDirectory({ 'transport-leader': { active: false } });
    expect(caseIn('awaiting-feedback', { directory, policy }).answers('correct-reply', aCorrection, 'transport-clerk')).toHaveLength(1);
    const chained = signedAndNumbered();
    const context = { ...chained.context('transport-clerk'), directory };
    expect(refusalOf(() => decide(chained.proposal, parseCommand('correct-reply', aCorrection), context)).name).toBe('NobodySignsError');
  });

  it('is not before the letter is out, not for an opinion, and not twice at once', () => {
    expect(refusalOf(() => inClearance('sign').answers('correct-reply', aCorrection, leader)).name).toBe('CommandNotLegalError');
    expect(refusalOf(() => replied().answers('correct-reply', { ...aCorrection, assignmentId: 'a2' }, leader)).name).toBe(
      'CommandNotLegalError',
    );
    const waiting = replied().does('correct-reply', aCorrection, leader);
    expect(refusalOf(() => waiting.answers('correct-reply', aCorrection, leader)).name).toBe('CorrectionUnderWayError');
  });

  it('changes something, to a class that there is', () => {
    const same = { ...aCorrection, class: 'B', phone: '0000-5550102', text: '一、关于东段路灯\n【复函正文】东段路灯列入今年计划。' };
    expect(refusalOf(() => replied().answers('correct-reply', same, leader)).name).toBe('NothingCorrectedError');
    expect(refusalOf(() => replied().answers('correct-reply', { ...aCorrection, class: 'X' }, leader)).name).toBe('UnknownReplyClassError');
  });

  it('is numbered once: a second number finds nothing to do', () => {
    const story = corrected();
    const { length } = story.entries;
    expect(story.numbersCorrection().entries).toHaveLength(length);
  });
});
