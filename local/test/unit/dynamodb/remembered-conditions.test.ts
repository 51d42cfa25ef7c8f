import { describe, expect, it } from 'vitest';
import { rememberedConditions, type ConditionParse } from '../../../dynamodb/remembered-conditions.ts';

const CONDITION = 'attribute_not_exists(pk)';

function parsing() {
  const asked: string[] = [];
  const parse: ConditionParse = (expression) => {
    asked.push(expression);
    if (expression === 'wrong') throw new SyntaxError('wrong');
    return { of: expression };
  };
  return { asked, parse: rememberedConditions(parse) };
}

describe('a condition', () => {
  it('without placeholders is read once', () => {
    const { asked, parse } = parsing();
    const first = parse(CONDITION, { context: {} });
    expect(parse(CONDITION, { context: { attrNames: null, isKeyCondition: false } })).toBe(first);
    expect(parse('attribute_exists(pk)', { context: {} })).toEqual({ of: 'attribute_exists(pk)' });
    expect(asked).toEqual([CONDITION, 'attribute_exists(pk)']);
  });

  it.each([{ attrNames: {} }, { attrVals: {} }, { isKeyCondition: true }])('is read anew with %j', (context) => {
    const { asked, parse } = parsing();
    parse(CONDITION, { context: {} });
    parse(CONDITION, { context });
    parse(CONDITION, { context });
    expect(asked).toHaveLength(3);
  });

  it('that is none fails each time', () => {
    const { parse } = parsing();
    for (let time = 0; time < 2; time += 1) expect(() => parse('wrong', { context: {} })).toThrow(SyntaxError);
  });

  it('is not remembered beside a hundred others', () => {
    const { asked, parse } = parsing();
    for (let number = 0; number < 101; number += 1) parse(`c${number}`, { context: {} });
    parse('c0', { context: {} });
    parse('c100', { context: {} });
    expect(asked.slice(101)).toEqual(['c100']);
  });
});
