import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterSchema } from '#core/letters/letter.ts';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { maskText } from '#core/publication/mask-text.ts';
import { publicCopy } from '#core/publication/public-copy.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const nobody = { members: [], staff: [] };
const names = { members: ['许承泽', '沈若谷'], staff: ['田牧', '陶安宁', '陶安'] };

describe('a public copy of a text', () => {
  it.each([
    ['手机13912345678。', '手机（电话略）。'],
    ['手机１３９１２３４５６７８。', '手机（电话略）。'],
    ['+86 139-1234-5678', '（电话略）'],
    ['139 1234 5678或者139 123 45678', '（电话略）或者139 123 45678'],
    ['电话：0571-88881234', '电话：（电话略）'],
    ['（0571）8888 1234', '（电话略）'],
    ['拨打400-820-8820', '拨打（电话略）'],
    ['咨询电话：88881234', '咨询电话：（电话略）'],
    ['热线12345', '热线12345'],
    ['身份证号110101199003071234', '身份证号（证件号码略）'],
    ['11010119900307123X。', '（证件号码略）。'],
    ['110101 19900307 123x', '（证件号码略）'],
    ['账号6222 0200 0000 1234 567', '账号（账号略）'],
    ['账号6222020000001234567', '账号（账号略）'],
    ['致信 wang.wu@yunlan.example。', '致信 （邮箱略）。'],
  ])('says of “%s” “%s”', (text, copy) => {
    expect(maskText(text, nobody).text).toBe(copy);
  });

  it.each([
    '投资1380万元，2021年至2024年分期实施，长12.5公里。',
    '云经信提复〔2026〕42号、〔2021〕21号',
    '2021 2022 2023 2024四个年度',
    '2026年5月8日，第17号提案，共1200户3500人。',
    '国有土地证号(2019)第0012345号',
  ])('leaves “%s” as it is', (text) => {
    expect(maskText(text, nobody)).toEqual({ text, counts: {} });
  });

  it('names proposers by what they are, with their title, and a list of them as one', () => {
    expect(maskText('许承泽、沈若谷委员：', names).text).toBe('提案人：');
    expect(maskText('感谢许承泽委员，许承泽等3位委员到场，等待回访。', names).text).toBe('感谢提案人，提案人到场，等待回访。');
    expect(maskText('许承泽等待答复', names).text).toBe('提案人等待答复');
  });

  it('leaves out whoever answers for the letter, the longer name first', () => {
    expect(maskText('由陶安宁、田牧负责', names).text).toBe('由（姓名略）、（姓名略）负责');
  });

  it('takes a name for what it is, whatever signs are in it', () => {
    expect(maskText('(甲+乙)委员与甲+乙', { members: ['(甲+乙)'], staff: [] }).text).toBe('提案人与甲+乙');
  });

  it('is the same however often it is made, and holds nothing that a second look would leave out', () => {
    const parts = fc.constantFrom(
      '许承泽',
      '委员',
      '139',
      '1234',
      '5678',
      '110101',
      '19900307',
      '123X',
      '0571-',
      '8888',
      '、',
      '电话：',
      'a@b.cn',
      ' ',
      '路灯',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (drawn) => {
        const once = maskText(drawn.join(''), names);
        expect(maskText(drawn.join(''), names)).toEqual(once);
        expect(maskText(once.text, names).text).toBe(once.text);
      }),
      { seed: 20261127, numRuns: 300 },
    );
  });
});

describe('a public copy of a letter', () => {
  const letter = composeLetter({
    ...letterFacts,
    to: { members: ['许承泽', '沈若谷'] },
    contacts: { leader: '田牧', handler: '陶安', phone: '0571-88881234' },
    body: [
      { level: 0, text: '感谢许承泽委员。请致电13912345678，由陶安接待。' },
      {
        rows: [
          ['户主', '账号'],
          ['沈若谷', '6222020000001234567'],
        ],
      },
    ],
  });

  it('has no telephone, no number of a person or account and no name that the policy does not have', () => {
    const { letter: copy, masked } = publicCopy(letter, names, 'whole');
    const text = JSON.stringify(copy);
    for (const hidden of ['许承泽', '沈若谷', '田牧', '陶安', '88881234', '13912345678', '6222020000001234567'])
      expect(text).not.toContain(hidden);
    expect(copy.addressees).toEqual({ names: ['提案人'], kind: 'body' });
    expect(copy.contacts).toEqual({});
    expect(masked).toEqual([
      { what: 'account', count: 1 },
      { what: 'phone', count: 2 },
      { what: 'member', count: 3 },
      { what: 'staff', count: 3 },
    ]);
    expect(letterSchema.parse(copy)).toEqual(copy);
  });

  it('has no pictures, in which nobody can say what stands', () => {
    const picture = { picture: { sha256: '0'.repeat(64), kind: 'png' as const }, caption: '许承泽委员在现场' };
    const { letter: copy, masked } = publicCopy({ ...letter, body: [picture] }, names, 'whole');
    expect(copy.body).toEqual([{ level: 0, text: '（图略）提案人在现场' }]);
    expect(masked).toContainEqual({ what: 'picture', count: 1 });
  });

  it('keeps issuer, number, date and wording, and the letter itself as it is', () => {
    const before = structuredClone(letter);
    const { letter: copy } = publicCopy(letter, names, 'whole');
    expect(letter).toEqual(before);
    expect(copy).toMatchObject({ issuer: letter.issuer, title: letter.title, closing: letter.closing, copies: letter.copies });
    expect(copy.body).toHaveLength(letter.body.length);
  });

  it('names people where the policy does, and still gives no telephone', () => {
    const { letter: copy, masked } = publicCopy(letter, nobody, 'whole');
    expect(copy.addressees).toEqual(letter.addressees);
    expect(copy.contacts).toEqual({ leader: '田牧', handler: '陶安' });
    expect(JSON.stringify(copy)).not.toContain('13912345678');
    expect(masked.map(({ what }) => what)).toEqual(['account', 'phone']);
  });

  it('of a summary has its face and none of its text', () => {
    const { letter: copy } = publicCopy(letter, names, 'summary');
    expect(copy).toMatchObject({ title: letter.title, issuer: letter.issuer, opening: [], body: [], closing: [], attachments: [] });
  });

  it('of a party’s proposal keeps the party', () => {
    const toParty = composeLetter({ ...letterFacts, to: { body: '民盟云澜区总支部委员会' } });
    expect(publicCopy(toParty, names, 'whole').letter.addressees).toEqual(toParty.addressees);
  });
});
