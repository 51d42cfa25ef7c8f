import { describe, expect, it } from 'vitest';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { emptyDirectory, evolveDirectory } from '#core/directory/directory.ts';
import { letterOfShare } from '#core/letters/letter-of-share.ts';
import type { LetterContext, ShareToWrite } from '#core/letters/letter-of-share.ts';
import { numberLine, salutationLine } from '#core/letters/letter-lines.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { lettersSchema } from '#core/policy/letters.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { anOpinion, caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

const bodyName = { name: '政协云澜区委员会', nameEn: 'CPPCC Yunlan District Committee', place: '云澜区', placeEn: 'Yunlan District' };
const context: LetterContext = {
  directory: evolveDirectory(aDirectory(), { type: 'BodyRecorded', body: bodyName }),
  policy: defaultPolicy,
};
const written: ShareToWrite['written'] = {
  class: 'B',
  paragraphs: [
    { level: 1, text: '关于东段路灯的建议', answers: 1 },
    { level: 0, text: '列入今年计划，十月底前装齐。' },
    { level: 0, text: ' ' },
  ],
  leader: '田牧',
  handler: '陶安',
  phone: '0000-5550102',
  disclosure: 'disclosed',
  contact: { contactedOn: '2026-03-20', way: 'visit' },
};

function shareOf(found: Case, id = 'a1'): { found: ShareToWrite['found']; assignment: Assignment } {
  const assignment = assignmentsOf(found).find((one) => one.id === id);
  if (!isNumbered(found) || assignment === undefined) throw new Error('no such share');
  return { found, assignment };
}

const copiesOf = ({ proposal }: CaseStory) => letterOfShare({ ...shareOf(proposal), written }, context).letter.copies;

describe("the letter of a unit's share", () => {
  it('is composed from the case, the directory and the names of the place', () => {
    const story = caseIn('in-handling').does('give-opinion', anOpinion);
    const { letter, missing } = letterOfShare({ ...shareOf(story.proposal), written }, context);
    expect(missing).toEqual([]);
    expect(letter).toMatchObject({
      kind: 'reply',
      form: 'file',
      issuer: '云澜区交通运输局',
      class: 'B',
      publicity: 'open',
      session: { term: 6, meeting: 1 },
      caseNumber: '46',
      title: '云澜区交通运输局关于区政协六届一次会议第46号提案的复函',
      body: [
        { level: 1, text: '关于东段路灯的建议' },
        { level: 0, text: '列入今年计划，十月底前装齐。' },
      ],
      contacts: { leader: '田牧', handler: '陶安', phone: '0000-5550102' },
      attachments: ['政协提案办理情况征询意见表'],
      copies: ['区政协办公室', '区政协提案委员会', '区政府办公室', '云澜区园林绿化局'],
    });
    expect(letter.opening[0]).toContain('由区政府转交我局办理');
    expect(letter.number).toBeUndefined();
  });

  it('sends no copy to a unit that was taken off the case', () => {
    const story = caseIn('in-handling');
    expect(copiesOf(story)).toContain('云澜区园林绿化局');
    expect(copiesOf(story.does('reassign', { assignmentId: 'a2', reason: '职责不符。' }))).not.toContain('云澜区园林绿化局');
  });

  it('names what is missing: of the letter, of the co-handlers, of the contact with the member', () => {
    const { missing } = letterOfShare({ ...shareOf(caseIn('in-handling').proposal), written: { paragraphs: [] } }, context);
    expect(missing.map(({ term }) => term.zh)).toEqual([
      '办理结果类别（A、B、C）',
      '公开属性',
      '答复正文',
      '主办人',
      '联系电话',
      '云澜区园林绿化局的会办意见',
      '与委员沟通的日期和方式',
    ]);
  });

  it('goes to the members by name, to many as 等N位, to a party by its own', () => {
    const member = { roles: ['member' as const] };
    const directory = aDirectory({ cao: member, he: member, du: member, lin: { speaksFor: [{ kind: 'party', name: '民盟云澜区总支' }] } });
    const to = (content: Partial<ReturnType<typeof aContent>>) => {
      const story = new CaseStory({ directory }).begins('submitted', aContent(content)).does('file').numbers();
      const begun = story.does('dispatch', { lead: { unitId: 'transport' }, coHandlers: [] });
      const { letter } = letterOfShare({ ...shareOf(begun.proposal), written: { paragraphs: [] } }, context);
      return letter.addressees === undefined ? '' : salutationLine(letter.addressees);
    };
    expect(to({})).toBe('林若溪委员：');
    expect(to({ kind: 'joint', coSigners: ['shen'] })).toBe('林若溪、沈知夏委员：');
    expect(to({ kind: 'joint', coSigners: ['shen', 'cao', 'he', 'du'] })).toBe('林若溪等5位委员：');
    expect(to({ kind: 'party', onBehalfOf: '民盟云澜区总支' })).toBe('民盟云澜区总支：');
  });

  it('bears the number and the day of a reply that is out', () => {
    const { letter } = letterOfShare(shareOf(caseIn('awaiting-feedback').proposal), context);
    expect(letter.number && numberLine(letter.number)).toBe('云交提复〔2026〕47号');
    expect(letter).toMatchObject({ date: '2026-04-15', printed: { by: '云澜区交通运输局', on: '2026-04-15' } });
  });

  it("is the co-handler's opinion to the lead, without the form for the member", () => {
    const story = caseIn('in-handling').does('give-opinion', anOpinion);
    const { letter, missing } = letterOfShare(shareOf(story.proposal, 'a2'), context);
    expect(letter).toMatchObject({ kind: 'opinion', title: '云澜区园林绿化局关于区政协六届一次会议第46号提案的会办意见', attachments: [] });
    expect(letter.addressees).toEqual({ names: ['云澜区交通运输局'], kind: 'lead-unit' });
    expect(letter.opening[0]).toContain('林若溪委员在区政协六届一次会议上提出的');
    expect(missing.map(({ field }) => field)).toEqual(['handler', 'phone']);
  });

  it('has the words and the form of the body, and of the unit before it', () => {
    const letters = lettersSchema.parse({
      form: 'letter-form',
      committee: '市政协',
      copies: ['市政协办公室'],
      reply: { closing: ['专此函复。'] },
      units: { transport: { reply: { title: '{issuer}对{committee}{session}第{n}号提案的答复' } } },
    });
    const { letter } = letterOfShare(
      { ...shareOf(caseIn('in-handling').proposal), written: { paragraphs: [] } },
      { ...context, policy: { ...defaultPolicy, letters } },
    );
    expect(letter).toMatchObject({
      form: 'letter',
      title: '云澜区交通运输局对市政协六届一次会议第46号提案的答复',
      closing: ['专此函复。'],
      copies: ['市政协办公室', '云澜区园林绿化局'],
    });
  });

  it('prints a number of another pattern as it is, and goes without what nobody knows', () => {
    const issued = { number: '平交复函[2026]19号', on: '2026-04-15' };
    const { letter } = letterOfShare(
      { ...shareOf(caseIn('in-handling').proposal), written: { paragraphs: [] }, issued },
      { policy: defaultPolicy, directory: emptyDirectory },
    );
    expect(letter.number).toEqual({ code: '平交复函', year: 2026, serial: 19, printed: '平交复函[2026]19号' });
    expect(letter.issuer).toBe('transport');
    expect(letter.copies).toEqual(['政协办公室', '政协提案委员会', '政府办公室', 'parks']);
  });
});
