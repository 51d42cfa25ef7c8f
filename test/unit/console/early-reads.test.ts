import { beforeEach, describe, expect, it } from 'vitest';
import { EarlyReads } from '#console/api/early-reads.ts';
import { firstReads } from '#console/api/first-reads.ts';

const ofLei = { Authorization: 'Bearer lei' };
let asked: string[];
let now: number;
let early: EarlyReads;

beforeEach(() => {
  asked = [];
  now = 0;
  early = new EarlyReads(
    async (path, { method = 'GET', headers } = {}) => {
      asked.push(`${method} ${path} ${new Headers(headers).get('Authorization')}`);
      return Response.json({ answer: asked.length });
    },
    () => now,
  );
});

const answerTo = async (path: string, headers: Record<string, string> = ofLei): Promise<unknown> =>
  (await early.fetch(path, { headers })).json();

describe('a read that was begun before the desk was there', () => {
  it('is waited for by whoever asks the same, and asked anew the next time', async () => {
    early.begin('/v1/me', ofLei);
    expect([await answerTo('/v1/me'), asked.length]).toEqual([{ answer: 1 }, 1]);
    expect([await answerTo('/v1/me'), asked.length]).toEqual([{ answer: 2 }, 2]);
  });

  it('answers nobody else and nothing else', async () => {
    early.begin('/v1/me', ofLei);
    await answerTo('/v1/worklist');
    await answerTo('/v1/me', { Authorization: 'Bearer lin' });
    expect(asked).toEqual(['GET /v1/me Bearer lei', 'GET /v1/worklist Bearer lei', 'GET /v1/me Bearer lin']);
  });

  it('is forgotten when it is taken late, and with the first command', async () => {
    early.begin('/v1/me', ofLei);
    now = 10_000;
    expect(await answerTo('/v1/me')).toEqual({ answer: 2 });
    early.begin('/v1/worklist', ofLei);
    await early.fetch('/v1/proposals/p1/sign-for', { method: 'POST', headers: ofLei });
    expect(await answerTo('/v1/worklist')).toEqual({ answer: 5 });
  });

  it('that came to nothing fails whoever asks for it, and nobody where nobody does', async () => {
    const cut = new EarlyReads(
      () => Promise.reject(new TypeError('cut')),
      () => 0,
    );
    cut.begin('/v1/me', ofLei);
    cut.begin('/v1/worklist', ofLei);
    await expect(cut.fetch('/v1/me', { headers: ofLei })).rejects.toThrow('cut');
  });
});

describe('what a page asks first', () => {
  it.each([
    ['/desk', ['/v1/me', '/v1/worklist']],
    ['/desk?light=red', ['/v1/me', '/v1/worklist?light=red']],
    ['/desk?view=done', ['/v1/me']],
    ['/desk/cases?q=x', ['/v1/me']],
    ['/cases/p1?act=sign-for', ['/v1/me', '/v1/proposals/p1', '/v1/proposals/p1/actions']],
    ['/cases/%E5%8F%B7', ['/v1/me']],
  ])('at %s', (address, paths) => {
    expect(firstReads(address)).toEqual(paths);
  });
});
