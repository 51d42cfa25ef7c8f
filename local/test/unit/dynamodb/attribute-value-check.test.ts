import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { attributeValueCheck, type ValueCheck } from '../../../dynamodb/attribute-value-check.ts';
import type { Json } from '../../../template/json.ts';

// A copy of its own: the one that the stand-in loads is changed.
const load = createRequire(import.meta.url);
const path = load.resolve('dynalite/validations');
const before = load.cache[path];
delete load.cache[path];
const { validateAttributeValue: ofDynalite }: { validateAttributeValue: ValueCheck } = load('dynalite/validations');
if (before === undefined) delete load.cache[path];
else load.cache[path] = before;

type Value = { [type: string]: Json };

function check(value: Value) {
  let asked = 0;
  const [ours, theirs] = [structuredClone(value), structuredClone(value)];
  const found = attributeValueCheck((inner) => {
    asked += 1;
    return ofDynalite(inner);
  })(ours);
  return { asked, ours: [found, ours], theirs: [ofDynalite(theirs), theirs] };
}

describe('an attribute value', () => {
  it('whose types leave nothing to be wrong is not asked of dynalite, however deep', () => {
    const value = { M: { text: { S: '' }, list: { L: [{ BOOL: false }, { N: '-12' }, { N: '0' }, { B: 'YQ==' }, { M: {} }] } } };
    expect(check(value)).toEqual({ asked: 0, ours: [undefined, value], theirs: [undefined, value] });
  });

  it.each<Value>([
    {},
    { S: 'a', N: '1' },
    { N: '' },
    { N: '1e3' },
    { N: '007' },
    { N: '-0' },
    { N: '1.50' },
    { N: 'one' },
    { N: '9'.repeat(39) },
    { N: '1e126' },
    { NULL: false },
    { NULL: true },
    { SS: [] },
    { SS: ['a', 'a'] },
    { SS: ['a', 'b'] },
    { NS: ['1', '01'] },
    { NS: ['2.0'] },
    { BS: [] },
  ])('is found as dynalite finds it, by itself and within others: %j', (value) => {
    for (const whole of [value, { M: { fine: { S: 'a' }, value } }, { L: [{ S: 'a' }, value, { NULL: false }] }]) {
      const { ours, theirs, asked } = check(whole);
      expect(ours).toEqual(theirs);
      expect(asked).toBeGreaterThan(0);
    }
  });
});
