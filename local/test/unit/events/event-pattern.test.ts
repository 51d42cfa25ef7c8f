import { describe, expect, it } from 'vitest';
import { parseEventPattern } from '../../../events/event-pattern.ts';

const event = {
  source: 'product.cases',
  'detail-type': 'CaseClosed',
  resources: ['arn:a', 'arn:b'],
  detail: {
    class: 'A',
    count: 7,
    open: true,
    note: null,
    file: 'reply.PDF',
    tags: ['x', 'y'],
    none: [],
    unit: { id: 'edu' },
    steps: [{ name: 'one' }, { name: 'two' }],
  },
};

describe('event patterns', () => {
  it.each<[string, object, boolean]>([
    ['an exact value', { source: ['product.cases'] }, true],
    ['one of several', { 'detail-type': ['CaseOpened', 'CaseClosed'] }, true],
    ['another value', { source: ['other'] }, false],
    ['all fields', { source: ['product.cases'], detail: { class: ['B'] } }, false],
    ['a number', { detail: { count: [7] } }, true],
    ['a number as text', { detail: { count: ['7'] } }, false],
    ['a boolean', { detail: { open: [true] } }, true],
    ['null', { detail: { note: [null] } }, true],
    ['null for what is not there', { detail: { absent: [null] } }, false],
    ['nested objects', { detail: { unit: { id: ['edu'] } } }, true],
    ['a nested object that is not there', { detail: { absent: { id: ['edu'] } } }, false],
    ['an item of a list', { resources: ['arn:b'] }, true],
    ['a field of objects in a list', { detail: { steps: { name: ['two'] } } }, true],
    ['a prefix', { source: [{ prefix: 'product.' }] }, true],
    ['a prefix of another', { source: [{ prefix: 'cases' }] }, false],
    ['a prefix in any case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'CASE' } }] }, true],
    ['a suffix', { detail: { file: [{ suffix: '.PDF' }] } }, true],
    ['a suffix in another case', { detail: { file: [{ suffix: '.pdf' }] } }, false],
    ['a suffix in any case', { detail: { file: [{ suffix: { 'equals-ignore-case': '.pdf' } }] } }, true],
    ['a prefix of a number', { detail: { count: [{ prefix: '7' }] } }, false],
    ['equality in any case', { source: [{ 'equals-ignore-case': 'PRODUCT.CASES' }] }, true],
    ['a wildcard', { detail: { file: [{ wildcard: 're*.P*' }] } }, true],
    ['a wildcard whose dot is a dot', { detail: { file: [{ wildcard: 'reply?PDF' }] } }, false],
    ['anything but a value', { detail: { class: [{ 'anything-but': 'B' }] } }, true],
    ['anything but this value', { detail: { class: [{ 'anything-but': ['A', 'B'] }] } }, false],
    ['anything but a number', { detail: { count: [{ 'anything-but': 7 }] } }, false],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'product' } }] }, false],
    ['anything but suffixes', { detail: { file: [{ 'anything-but': { suffix: ['.doc', '.txt'] } }] } }, true],
    ['anything but, of what is not there', { detail: { absent: [{ 'anything-but': 'x' }] } }, false],
    ['existence', { detail: { class: [{ exists: true }] } }, true],
    ['existence of null', { detail: { note: [{ exists: true }] } }, true],
    ['existence of what is not there', { detail: { absent: [{ exists: true }] } }, false],
    ['absence', { detail: { absent: [{ exists: false }] } }, true],
    ['absence of what is there', { detail: { class: [{ exists: false }] } }, false],
    ['existence of an empty list', { detail: { none: [{ exists: true }] } }, false],
    ['a number within bounds', { detail: { count: [{ numeric: ['>', 0, '<=', 7] }] } }, true],
    ['a number out of bounds', { detail: { count: [{ numeric: ['<', 7] }] } }, false],
    ['an equal number', { detail: { count: [{ numeric: ['=', 7] }] } }, true],
    ['a number at least', { detail: { count: [{ numeric: ['>=', 8] }] } }, false],
    ['a text as number', { detail: { class: [{ numeric: ['>', 0] }] } }, false],
    ['$or, the second', { $or: [{ source: ['x'] }, { detail: { class: ['A'] } }] }, true],
    ['$or, neither', { $or: [{ source: ['x'] }, { detail: { class: ['B'] } }] }, false],
    ['$or beside another field', { source: ['x'], $or: [{ source: ['x'] }, { detail: { class: ['A'] } }] }, false],
    ['$or deeper', { detail: { $or: [{ class: ['B'] }, { count: [7] }] } }, true],
  ])('%s', (_, pattern, fits) => {
    expect(parseEventPattern(pattern)(event)).toBe(fits);
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 'x', /object/],
    ['an empty pattern', {}, /at least one/],
    ['a bare value', { source: 'x' }, /source must be a list/],
    ['an empty list', { source: [] }, /empty list/],
    ['an unknown operator', { source: [{ cidr: '10.0.0.0/8' }] }, /cidr is not supported/],
    ['an operator of Object’s own', { source: [{ toString: 'x' }] }, /toString is not supported/],
    ['two operators at once', { source: [{ prefix: 'a', suffix: 'b' }] }, /one key/],
    ['a prefix that is no text', { source: [{ prefix: 1 }] }, /prefix takes a text/],
    ['exists with a text', { source: [{ exists: 'yes' }] }, /true or false/],
    ['a comparison without a number', { detail: { n: [{ numeric: ['>', 'x'] }] } }, /numeric/],
    ['an unknown comparison', { detail: { n: [{ numeric: ['!=', 1] }] } }, /numeric/],
    ['no comparison', { detail: { n: [{ numeric: [] }] } }, /one or two/],
    ['anything-but with numeric', { detail: { n: [{ 'anything-but': { numeric: ['>', 1] } }] } }, /does not take numeric/],
    ['$or with one pattern', { $or: [{ source: ['x'] }] }, /two or more/],
  ])('refuses %s', (_, pattern, reason) => {
    expect(() => parseEventPattern(pattern)).toThrow(reason);
  });
});
