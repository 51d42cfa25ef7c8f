import { describe, expect, it } from 'vitest';
import { functionResponse } from '../../../gateway/function-response.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a function’s result', () => {
  it.each([
    ['the shorthand, an object', { ok: true }, 200, JSON_TYPE, '{"ok":true}'],
    ['the shorthand, a text', 'Hello', 200, JSON_TYPE, 'Hello'],
    ['the shorthand, a list', [1], 200, JSON_TYPE, '[1]'],
    ['the shorthand, nothing', null, 200, JSON_TYPE, 'null'],
    ['a status alone', { statusCode: 204 }, 204, { 'content-type': 'text/plain;charset=UTF-8' }, ''],
    ['a status as text', { statusCode: '201', body: 'x' }, 201, { 'content-type': 'text/plain;charset=UTF-8' }, 'x'],
    [
      'headers of any case and type',
      { statusCode: 200, headers: { 'Content-Type': 'application/problem+json', 'X-Count': 3, 'X-On': true }, body: '{}' },
      200,
      { 'content-type': 'application/problem+json', 'x-count': '3', 'x-on': 'true' },
      '{}',
    ],
    [
      'nulls where fields may lack',
      { statusCode: 200, headers: null, cookies: null, body: null },
      200,
      { 'content-type': 'text/plain;charset=UTF-8' },
      '',
    ],
  ])('answers with %s', (_, result, status, headers, body) => {
    expect(functionResponse(JSON.stringify(result))).toEqual({ status, headers, body });
  });

  it('decodes a base64 body', () => {
    const response = functionResponse(JSON.stringify({ statusCode: 200, isBase64Encoded: true, body: '5LqR' }));
    expect(response?.body.toString()).toBe('云');
  });

  it('hands on cookies one by one', () => {
    expect(functionResponse('{"statusCode":200,"cookies":["a=1","b=2; HttpOnly"]}')?.cookies).toEqual(['a=1', 'b=2; HttpOnly']);
  });

  it.each(['not json', '{"statusCode":"abc"}', '{"statusCode":99}', '{"statusCode":200,"body":{"a":1}}'])('cannot use %s', (payload) => {
    expect(functionResponse(payload)).toBeUndefined();
  });
});
