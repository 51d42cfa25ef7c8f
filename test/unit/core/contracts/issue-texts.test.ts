import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fault } from '#core/contracts/fault-texts.ts';
import { tellIssues } from '#core/contracts/issue-texts.ts';
import { identifier } from '#core/contracts/plain-text.ts';

const names = {
  labelOf: (field: string) => ({ title: { zh: '案由', en: 'title' }, units: { zh: '单位', en: 'units' } })[field],
  choiceOf: (value: string) => ({ joint: { zh: '联名提案', en: 'joint' }, A: { zh: '甲', en: 'the first' } })[value],
};

/** What is told of something that a schema of the field `title` refuses. */
function told(schema: z.ZodType, sent: unknown): readonly string[] {
  const { error } = z.object({ title: schema }).safeParse({ title: sent }, { reportInput: true });
  const [first, ...others] = tellIssues(error?.issues ?? [], names);
  expect(others).toEqual([]);
  return [first?.zh ?? '', first?.en ?? ''];
}

const due = z.union([z.strictObject({ on: z.iso.date() }), z.strictObject({ amount: z.int(), unit: z.enum(['day']) })]);
const told500 = Array.from({ length: 500 }, (_, n) => `f${n}`);

describe('what is wrong with a request', () => {
  it.each([
    ['what is missing', z.string(), undefined, '案由：请填写', 'title: please fill it in'],
    ['nothing', z.string(), null, '案由：请填写', 'title: please fill it in'],
    ['a choice that is missing', z.enum(['joint']), undefined, '案由：请填写', 'title: please fill it in'],
    ['another kind', z.string(), 7, '案由：须为文字', 'title: must be text'],
    ['a text for a number', z.number(), 'x', '案由：须为数字', 'title: must be a number'],
    ['half of a whole number', z.int(), 1.5, '案由：须为整数', 'title: must be a whole number'],
    ['a text for yes or no', z.boolean(), 'yes', '案由：只能填“是”（true）或“否”（false）', 'title: must be yes (true) or no (false)'],
    ['a text for a list', z.array(z.string()), 'x', '案由：须为列表，可以只有一项', 'title: must be a list, if only of one'],
    ['a text for a group', z.strictObject({}), 'x', '案由：须按表单逐项填写', 'title: must be filled in field by field'],
    ['a day of another kind', z.date(), 'x', '案由：填写方式不对', 'title: is not in the right form'],
    ['an empty text', z.string().min(1), '', '案由：不能为空', 'title: must not be empty'],
    ['a short text', z.string().min(5), 'x', '案由：至少5个字', 'title: needs 5 characters at least'],
    ['a long text', z.string().max(2), 'xxx', '案由：最多2个字，请删减', 'title: takes 2 characters at most; please shorten it'],
    ['an empty list', z.array(z.string()).min(1), [], '案由：至少填1项', 'title: needs 1 at least'],
    ['a long list', z.array(z.int()).max(1), [1, 2], '案由：最多1项，请删减', 'title: takes 1 at most; please leave some out'],
    ['a small number', z.number().min(3), 2, '案由：不能小于3', 'title: must not be less than 3'],
    ['a great number', z.number().max(3), 4, '案由：不能大于3', 'title: must not be more than 3'],
    ['what does not divide', z.number().multipleOf(15), 4, '案由：须为15的整数倍', 'title: must be a multiple of 15'],
    [
      'a day there is not',
      z.iso.date(),
      '2026-02-30',
      '案由：日期不对，应为实际日期，如 2026-03-31',
      'title: is no day there is; write it like 2026-03-31',
    ],
    [
      'no mail address',
      z.email(),
      'x',
      '案由：邮箱地址不对，应如 name@example.org',
      'title: is no mail address; write it like name@example.org',
    ],
    ['a text without its sign', z.string().includes('{n}'), 'x', '案由：须含有“{n}”', 'title: must hold "{n}"'],
    ['a pattern of nobody’s', z.string().regex(/^z+$/), 'x', '案由：格式不对，请核对', 'title: is not in the right form; please check it'],
    ['a form of nobody’s', z.ipv4(), 'x', '案由：格式不对，请核对', 'title: is not in the right form; please check it'],
    ['an unknown field', z.strictObject({}), { a: 1 }, '案由：没有“a”这一项，请删去', 'title: there is no "a"; please leave it out'],
    [
      'another choice',
      z.enum(['joint', 'A', 'b']),
      'c',
      '案由：只能选择联名提案（joint）、甲（A）、b',
      'title: choose one of: joint, the first (A), b',
    ],
    [
      'a name that is none',
      z.record(z.enum(['a']), z.int()),
      { a: 1, b: 1 },
      '案由：没有“b”这一项，请删去',
      'title: there is no "b"; please leave it out',
    ],
    ['a rule of ours', z.string().refine(() => false, fault('one-line')), 'x', '案由：须为一行文字', 'title: must be one line'],
    ['a rule without words', z.string().refine(() => false), 'x', '案由：填写有误，请核对', 'title: is wrong; please check it'],
    ['no branch of a choice', due, 7, '案由：填写方式不对，请按表单逐项填写', 'title: is not in the right form; fill it in field by field'],
    ['a missing branch', due, undefined, '案由：请填写', 'title: please fill it in'],
  ])('%s', (_, schema, sent, zh, en) => {
    expect(told(schema, sent)).toEqual([zh, en]);
  });

  it('is told of the form that was most likely meant, with the whole place', () => {
    const { error } = z.object({ title: z.array(due) }).safeParse({ title: [{ on: 'x' }] }, { reportInput: true });
    expect(tellIssues(error?.issues ?? [], names)).toEqual([
      {
        path: ['title', 0, 'on'],
        zh: '案由第1项的“on”：日期不对，应为实际日期，如 2026-03-31',
        en: 'title, item 1, "on": is no day there is; write it like 2026-03-31',
      },
    ]);
  });

  it('names keys and items of a map, and what is no identifier', () => {
    const keys = z.map(z.int(), z.int());
    expect(told(keys, new Map([[{}, 1]]))[0]).toBe('案由：这一名称不在可用范围内，请删去或更正');
    expect(told(z.map(z.any(), z.int()), new Map([[{}, 'a']]))[0]).toBe('案由：有一项填写有误');
    expect(told(identifier, '六届')[0]).toContain('编号不对');
  });

  it('shows what nobody knows short, and nothing that breaks a line', () => {
    const nasty = { ['x'.repeat(500)]: 1, 'a\n\u202Eb': 1, '\uD83D': 1, ...Object.fromEntries(told500.map((name) => [name, 1])) };
    for (const text of told(z.strictObject({}), nasty)) {
      expect(text.length).toBeLessThan(200);
      expect(text).not.toMatch(/\p{C}/u);
    }
    const many = z.enum(told500);
    expect(told(many, '?')[0]).toMatch(/f11等$/u);
  });
});
