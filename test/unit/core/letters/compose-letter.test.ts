import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { attachmentLines, numberLine, salutationLine } from '#core/letters/letter-lines.ts';
import { missingOf } from '#core/letters/missing-of.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const salutationTo = (to: Parameters<typeof composeLetter>[0]['to'], mostNamed = 3) => {
  const { addressees } = composeLetter({ ...letterFacts, to }, { mostNamed });
  return addressees === undefined ? undefined : salutationLine(addressees);
};

describe('a letter from its record', () => {
  it('has the title in the form of the office', () => {
    const letter = composeLetter(letterFacts);
    expect(letter.title).toBe('澜州市云澜区经济和信息化局关于区政协六届一次会议第17号提案的复函');
    expect(letter.opening).toEqual([
      '您在区政协六届一次会议上提出的《关于扶持小微工厂改造的建议》（第17号提案）收悉，由区政府转交我局办理。感谢您的关心和支持。经认真研究，现答复如下：',
    ]);
    expect(letter.number === undefined ? '' : numberLine(letter.number)).toBe('云经信提复〔2026〕42号');
  });

  it('writes later sessions in Chinese figures', () => {
    expect(composeLetter({ ...letterFacts, session: { term: 12, meeting: 10 } }).title).toContain('区政协十二届十次会议');
  });

  it.each([
    [{ members: ['许承泽'] }, '许承泽委员：'],
    [{ members: ['许承泽', '沈若谷'] }, '许承泽、沈若谷委员：'],
    [{ members: ['许承泽', '沈若谷', '戚远帆', '商陆'] }, '许承泽等4位委员：'],
    [{ body: '民盟云澜区总支部委员会' }, '民盟云澜区总支部委员会：'],
    [{ leadUnit: '区民政局', proposer: '许承泽委员' }, '区民政局：'],
  ])('writes to %j', (to, salutation) => {
    expect(salutationTo(to)).toBe(salutation);
  });

  it('names all of many members where the office wants it', () => {
    expect(salutationTo({ members: ['许承泽', '沈若谷', '戚远帆', '商陆'] }, 9)).toBe('许承泽、沈若谷、戚远帆、商陆委员：');
  });

  it('has the opinion form as its last attachment, an opinion has none', () => {
    expect(attachmentLines(composeLetter({ ...letterFacts, attachments: ['改造名单'] }))).toEqual([
      '附件：1.改造名单',
      '　　　2.政协提案办理情况征询意见表',
    ]);
    expect(composeLetter({ ...letterFacts, kind: 'opinion' }).attachments).toEqual([]);
  });

  it('refuses a day that does not exist', () => {
    expect(() => composeLetter({ ...letterFacts, date: '2026-09-31' })).toThrow(/date/u);
  });

  it('lacks nothing where the record has all of it', () => {
    expect(missingOf(composeLetter(letterFacts), 'issue')).toEqual([]);
  });

  it('names what is missing: number and day only before it is issued', () => {
    const { class: _class, number, date, caseNumber, ...rest } = letterFacts;
    expect([number, date, caseNumber]).not.toContain(undefined);
    const bare = composeLetter({ ...rest, to: { members: [] }, answers: [], contacts: {}, copies: [] });
    const names = (before: 'clearance' | 'issue') => missingOf(bare, before).map(({ term }) => term.zh);
    expect(names('clearance')).toEqual([
      '办理结果类别（A、B、C）',
      '提案编号',
      '收件的委员或单位',
      '答复正文',
      '主办人',
      '联系电话',
      '抄送单位',
    ]);
    expect(names('issue')).toEqual([...names('clearance'), '发文字号', '成文日期']);
  });
});
