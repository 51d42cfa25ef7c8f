import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { lintLetter } from '#core/letters/lint/lint-letter.ts';
import { findingKinds } from '#core/letters/lint/finding.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const letter = composeLetter(letterFacts);
const against = { letter, suggestions: ['设立小微工厂改造资金', '组织专家上门诊断'] };
const good = `云经信提复〔2026〕42号
A类
澜州市云澜区经济和信息化局关于区政协六届一次会议第17号提案的复函
许承泽委员：
您在区政协六届一次会议上提出的《关于扶持小微工厂改造的建议》（第17号提案）收悉，现答复如下：
一、关于设立改造资金的建议
已设立小微工厂改造资金三百万元。
计划于2026年10月31日前完成首批改造。
二、关于上门诊断的建议
已组织专家上门诊断四十次。
以上答复如有不妥，敬请批评指正。
澜州市云澜区经济和信息化局
2026年5月8日
主办人：南宫信　联系电话：0000-5550101`;

const kindsOf = (text: string) => lintLetter(text, against).map(({ kind }) => kind);

describe('the linter of letters', () => {
  it('finds nothing in a letter as it should be', () => {
    expect(lintLetter(good, against)).toEqual([]);
  });

  it.each([
    ['other-number', '〔2026〕42号', '〔2026〕43号'],
    ['other-class', 'A类\n', 'B类\n'],
    ['other-date', '2026年5月8日\n主办', '2026年5月9日\n主办'],
    ['other-case-number', '第17号提案的复函', '第71号提案的复函'],
    ['other-session', '区政协六届一次会议第17号提案的', '区政协六届二次会议第17号提案的'],
    ['wrong-honorific', '许承泽委员：', '许承泽代表：'],
    ['wrong-name', '许承泽委员：', '许承择委员：'],
    ['unanswered', '二、关于上门诊断的建议\n已组织专家上门诊断四十次。\n', ''],
    ['promise-without-date', '计划于2026年10月31日前完成首批改造。', '下一步将尽快完成首批改造。'],
    ['private-phone', '0000-5550101', '13800000000'],
    ['placeholder', '三百万元', 'XX万元'],
    ['impossible-date', '10月31日前', '9月31日前'],
    ['numbering', '二、关于上门', '三、关于上门'],
    ['address-form', '已组织专家', '已会同贵单位组织专家'],
    ['no-contact', '主办人：南宫信　', ''],
  ] as const)('tells %s, in both languages, with what to do', (kind, right, wrong) => {
    const text = good.replace(right, wrong);
    expect(text).not.toBe(good);
    const found = lintLetter(text, against).find((one) => one.kind === kind);
    expect(found).toBeDefined();
    for (const term of [found?.says, found?.mend]) {
      expect(term?.zh).toMatch(/\p{Script=Han}/u);
      expect(term?.en).toMatch(/[a-z]/u);
    }
    if (found?.at !== undefined) expect(text.slice(found.at.start, found.at.end)).not.toBe('');
  });

  it('shows the place of what it tells', () => {
    const text = good.replace('10月31日前', '9月31日前');
    const [found] = lintLetter(text, against);
    expect(text.slice(found?.at?.start, found?.at?.end)).toBe('2026年9月31日');
    expect(found).toMatchObject({ kind: 'impossible-date', weight: 'error' });
  });

  it('counts sections anew below each heading above them', () => {
    const text = good.replace('已设立小微', '（一）已有\n（二）新增\n已设立小微').replace('已组织专家', '（一）办法\n已组织专家');
    expect(kindsOf(text)).toEqual([]);
    expect(kindsOf(text.replace('（二）新增', '（三）新增'))).toEqual(['numbering']);
  });

  it('has a test for each kind of finding', () => {
    // What is found of pictures comes with the file, not with its text.
    expect(findingKinds.filter((kind) => kind !== 'unknown-picture')).toHaveLength(15);
  });

  it('finds nothing to mend in what the product composes itself, but what the record lacks', () => {
    expect(kindsOf('')).toEqual(['unanswered', 'unanswered', 'no-contact']);
  });
});
