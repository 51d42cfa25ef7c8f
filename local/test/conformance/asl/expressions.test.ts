import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testCloud } from '../../unit/states/cloud.ts';
import { outcome, outcomeOf, pass, refusal } from './one-state.ts';

const input = {
  n: 5,
  text: 'abc',
  list: [1, 2, 3, 4, 5],
  nothing: null,
  proposals: [
    { id: 'a', votes: 3 },
    { id: 'b', votes: 9 },
  ],
};

describe('strings in a field', () => {
  it.each([
    ['{% $states.input.n + 1 %}', 6],
    ['{%$states.input.n%}', 5],
    ['{%\n  $states.input.n\n%}', 5],
    ['plain {% $states.input.n %} text', 'plain {% $states.input.n %} text'],
    ['$states.input.n', '$states.input.n'],
    ['{ $states.input.n }', '{ $states.input.n }'],
  ])('%j gives %j', async (Output, output) => {
    expect(await pass({ Output }, input)).toEqual({ status: 'SUCCEEDED', output });
  });

  it('are evaluated at any depth, and keep everything else as it is', async () => {
    const Output = { a: [1, '{% $states.input.text %}', { b: '{% $states.input.nothing %}' }], c: true, d: null };
    expect((await pass({ Output }, input)).output).toEqual({ a: [1, 'abc', { b: null }], c: true, d: null });
  });

  it('are not looked at in keys', async () => {
    expect((await pass({ Output: { '{% 1 %}': 2 } })).output).toEqual({ '{% 1 %}': 2 });
  });
});

describe('expression results', () => {
  it.each([
    ['{% $states.input.proposals[votes > 5].id %}', 'b'],
    ['{% $states.input.proposals.id %}', ['a', 'b']],
    ['{% $sum($states.input.proposals.votes) %}', 12],
    ['{% $states.input.list[$ > 3] %}', [4, 5]],
    ['{% $map($states.input.list, function($v) { $v * 2 }) %}', [2, 4, 6, 8, 10]],
    ['{% {"id": $states.input.text, "half": $states.input.n / 2} %}', { id: 'abc', half: 2.5 }],
    ['{% $states.input.nothing %}', null],
    ['{% ($x := 4; $x * $x) %}', 16],
    ['{% $exists($states.input.absent) %}', false],
    ['{% [] %}', []],
    ['{% $parseInteger("abc", "0") %}', 'NaN'],
    ['{% {"keys": $keys({"a": 1, "b": 2})} %}', { keys: ['a', 'b'] }],
  ])('%s gives %j', async (Output, output) => {
    expect(await pass({ Output }, input)).toEqual({ status: 'SUCCEEDED', output });
  });

  it.each([
    [
      'nothing',
      '{% $states.input.absent %}',
      "The JSONata expression '$states.input.absent' specified for the field 'Output' returned nothing (undefined).",
    ],
    [
      'nothing, deep in a template',
      { a: [0, '{% $later %}'] },
      "The JSONata expression '$later' specified for the field 'Output/a[1]' returned nothing (undefined).",
    ],
    ['a failing function', '{% $number("x") %}', 'threw an error during evaluation. Unable to cast value to a number: "x"'],
    ['a function', '{% $sum %}', "returned an unsupported result type: 'function'"],
    ['a lambda', '{% {"f": function($x) { $x }} %}', "returned an unsupported result type: 'function'"],
    ['a regular expression', '{% /a/ %}', "returned an unsupported result type: 'function'"],
    ['$eval', '{% $eval("1") %}', 'threw an error during evaluation. Attempted to invoke a non-function'],
    ['no end', '{% ($f := function() { $f() }; $f()) %}', 'Expression evaluation step limit exceeded'],
  ])('fail with States.QueryEvaluationError for %s', async (_, Output, cause) => {
    const result = await pass({ Output }, input);
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(result.cause).toContain("An error occurred while executing the state 'Only' (entered at the event id #2).");
    expect(result.cause).toContain(cause);
  });

  it('do not carry hidden marks into the next expression', async () => {
    const States = {
      First: { Type: 'Pass', Assign: { ids: '{% $states.input.proposals.id %}' }, Next: 'Then' },
      Then: { Type: 'Pass', Output: '{% [[$ids], $count($ids)] %}', End: true },
    };
    expect((await outcome({ StartAt: 'First', States }, input)).output).toEqual([['a', 'b'], 2]);
  });

  it('are one value for one evaluation, whatever the state is given', async () => {
    expect((await pass({ Output: '{% $states.input[0] %}' }, [[1], 2])).output).toEqual([1]);
  });
});

const sha = (name: string, text: string): string => createHash(name).update(text).digest('hex');

describe('the functions that Step Functions adds', () => {
  it.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([1,2,3,4,5], 2.9)', [[1, 2], [3, 4], [5]]],
    ['$partition("one", 2)', [['one']]],
    ['$range(1, 5, 2)', [1, 3, 5]],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range(3, 3, 1)', 3],
    ['$hash("a", "MD5")', sha('md5', 'a')],
    ['$hash("a", "SHA-1")', sha('sha1', 'a')],
    ['$hash("提案", "SHA-256")', sha('sha256', '提案')],
    ['$hash("a", "SHA-384")', sha('sha384', 'a')],
    ['$hash("a", "SHA-512")', sha('sha512', 'a')],
    ['$parse("{\\"a\\": [1]}")', { a: [1] }],
    ['$random(7) = $random(7)', true],
    ['$random(7) = $random(8)', false],
    ['$random()', 0.5],
    ['$match($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/).index', 0],
    ['$uuid() = $uuid()', false],
  ])('%s', async (source, output) => {
    expect(await pass({ Output: `{% ${source} %}` })).toEqual({ status: 'SUCCEEDED', output });
  });

  it.each([
    ['$partition([], 2)', 'returned nothing'],
    ['$partition([1], 0)', 'returned nothing'],
    ['$partition([1])', 'returned nothing'],
    ['$range(1, 5)', 'returned nothing'],
    ['$range(1, 5, 0)', 'returned nothing'],
    ['$range(1, 5, -1)', 'returned nothing'],
    ['$range(1, 400000, 1)', 'memory limit exceeded'],
    ['$range("1", 5, 1)', 'Argument of function "range"'],
    ['$hash("a")', 'returned nothing'],
    ['$hash("a", "sha-256")', 'Unknown hash algorithm'],
    ['$hash(1, "MD5")', 'Argument of function "hash"'],
    ['$parse("{")', 'threw an error'],
    ['$parse($states.input.absent)', 'returned nothing'],
  ])('%s fails', async (source, cause) => {
    const result = await pass({ Output: `{% ${source} %}` });
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain(cause);
  });
});

describe('time in expressions', () => {
  it('is virtual', async () => {
    const cloud = testCloud();
    const Output = { now: '{% $now() %}', millis: '{% $millis() %}', day: '{% $now("[Y0001]-[M01]-[D01]", "+0800") %}' };
    const arn = await cloud.start({
      StartAt: 'Sleep',
      States: { Sleep: { Type: 'Wait', Seconds: 86_400 * 30, Next: 'Tell' }, Tell: { Type: 'Pass', Output, End: true } },
    });
    await cloud.advance(86_400 * 30);
    const { output } = (await outcomeOf(cloud, arn)) as { output: { now: string; millis: number; day: string } };
    expect(output.now.slice(0, 10)).toBe('2026-04-01');
    expect(Date.parse(output.now)).toBeLessThanOrEqual(output.millis);
    expect(output.day).toBe('2026-04-01');
    cloud.service.stop();
  });
});

describe('expressions refused when the machine is made', () => {
  it.each([
    ['{% 1 + %}', 'INVALID_JSONATA_EXPRESSION'],
    ['{% 1', 'must begin with {% and end with %}'],
    [' {% 1 %}', 'must begin with {% and end with %}'],
    ['{%}', 'must begin with {% and end with %}'],
    ['{% phone %}', "Reference to 'phone' at the top level is not supported."],
    ['{% person.phone %}', "Reference to 'person' at the top level"],
    ['{% $ %}', "Reference to '$' at the top level"],
    ['{% $$.a %}', "Reference to '$$' at the top level"],
    ['{% $states.input.n > limit %}', "Reference to 'limit'"],
    ['{% $states.input.ok ? yes : 1 %}', "Reference to 'yes'"],
    ['{% {"a": [b]} %}', "Reference to 'b'"],
    ['{% $map($states.input.list, function($x) { y }) %}', "Reference to 'y'"],
    ['{% ($x := z; $x) %}', "Reference to 'z'"],
  ])('%s', async (source, message) => {
    const definition = { StartAt: 'Only', States: { Only: { Type: 'Pass', Output: { v: source }, End: true } } };
    const refused = await refusal(definition);
    expect(refused).toContain('InvalidDefinition');
    expect(refused).toContain(message);
    expect(refused).toContain('at /States/Only/Output/v');
  });

  it.each([
    '{% $states.input.list[$ > 1] %}',
    '{% $states.input.proposals^(votes).id %}',
    '{% $states.input.proposals{id: votes} %}',
    '{% $states.input.proposals.(id & votes) %}',
  ])('but not %s, whose names have a context', async (Output) => {
    expect((await pass({ Output }, input)).status).toBe('SUCCEEDED');
  });
});
