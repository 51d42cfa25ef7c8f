import { describe, expect, it } from 'vitest';
import { refusalReason } from '../../../page/request-guard.ts';
import { wireRequest } from './serve-wire.ts';

const refused = (method: string, headers: Record<string, string>, port = 8787): boolean =>
  refusalReason(wireRequest(method, '/_local/clock', { headers }), port) !== undefined;

describe('who may come in', () => {
  it.each([
    ['127.0.0.1:8787', false],
    ['localhost:8787', false],
    ['LOCALHOST:8787', false],
    ['[::1]:8787', false],
    ['127.0.0.1', true],
    ['127.0.0.1:80', true],
    ['localhost:8788', true],
    ['rebound.example:8787', true],
    ['127.0.0.1.rebound.example:8787', true],
    ['', true],
  ])('the host %j is refused: %s', (host, isRefused) => {
    expect(refused('GET', { host })).toBe(isRefused);
  });

  it('takes the host without a port where the port is the usual one', () => {
    expect(refused('GET', { host: 'localhost' }, 80)).toBe(false);
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ origin: 'http://127.0.0.1:8787' }, false],
    [{ origin: 'http://localhost:8787', 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'http://127.0.0.1:3000' }, true],
    [{ origin: 'https://127.0.0.1:8787' }, true],
    [{ origin: 'http://evil.example' }, true],
    [{ origin: 'null' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, true],
    [{ 'sec-fetch-site': 'same-site' }, true],
  ])('a post with %j is refused: %s', (headers, isRefused) => {
    expect(refused('POST', headers)).toBe(isRefused);
    expect(refused('GET', headers)).toBe(false);
  });
});
