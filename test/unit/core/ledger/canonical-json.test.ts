import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isSameJson } from '#core/ledger/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units, as in RFC 8785 §3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = Object.values(JSON.parse(canonicalJson(value)) as object);
    // "1" comes first out of JSON.parse because it is an array index; the text itself is checked below.
    expect(order).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson(value).startsWith('{"\\r":"Carriage Return","1":"One","\u0080":"Control"')).toBe(true);
  });

  it('writes strings and literals as in RFC 8785 §3.2.2', () => {
    const value = { string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalJson(value)).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });

  it('has no spaces, and sorts at every depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: '委员' }], a: {} })).toBe('{"a":{},"b":[{"c":"委员","d":1}]}');
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [-7, '-7'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [0.2, '0.2'],
    [-8.75, '-8.75'],
    [0.1 + 0.2, '0.30000000000000004'],
  ])('writes the number %d', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  it.each([1e-7, 2 ** 53, 1e21, Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %d', (number) => {
    expect(() => canonicalJson({ number })).toThrow(TypeError);
  });

  it('leaves out what is undefined in an object, and refuses it anywhere else', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(() => canonicalJson([undefined])).toThrow(TypeError);
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  it.each([1n, Symbol('s'), () => 1])('refuses what JSON cannot hold', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  it.each([['a \ud83d b'], [{ '\ude00': 1 }]])('refuses half a surrogate pair, which no UTF-8 text can hold', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('means the same value, whatever the order of its keys', () => {
    const law = fc.property(fc.jsonValue().filter(isWritable), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
    });
    fc.assert(law, { seed: 8785, numRuns: 300 });
  });
});

describe('two values', () => {
  it('are the same exactly where their canonical forms are', () => {
    // Few values, so that many pairs are the same or nearly so.
    const value = fc.letrec((tie) => ({
      leaf: fc.constantFrom<unknown>(null, true, false, 0, 1, '', '0', '提案'),
      list: fc.array(tie('any'), { maxLength: 2 }),
      object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(tie('any'), fc.constant(undefined)), { maxKeys: 2 }),
      any: fc.oneof({ maxDepth: 2 }, tie('leaf'), tie('list'), tie('object')),
    })).any;
    let same = 0;
    const law = fc.property(value, value, (one, other) => {
      const expected = canonicalJson(one) === canonicalJson(other);
      if (expected) same += 1;
      expect([isSameJson(one, other), isSameJson(other, one)]).toEqual([expected, expected]);
      expect(isSameJson(one, reversed(structuredClone(one)))).toBe(true);
    });
    fc.assert(law, { seed: 8785, numRuns: 2000 });
    expect(same).toBeGreaterThan(100);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: undefined }, {}, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: undefined, b: 1 }, { b: 1, c: 1 }, false],
    [[], {}, false],
    [[1], [1, 2], false],
    [undefined, null, false],
  ])('%j and %j', (one, other, expected) => {
    expect([isSameJson(one, other), isSameJson(other, one)]).toEqual([expected, expected]);
  });
});

function isWritable(value: unknown): boolean {
  try {
    return canonicalJson(value) !== '';
  } catch {
    return false;
  }
}

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
