import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askApi } from '#console/ask-api.ts';
import { problemOf } from '#functions/api/problem.ts';
import { Refusal } from '#core/errors/refusal.ts';

const caller = { token: 'the-token', body: undefined };
const answering = (answer: () => Response) => async () => answer();

const refused = (error: Refusal) => {
  const problem = problemOf(error);
  return askApi(
    answering(() => Response.json(problem, { status: problem.status })),
    caller,
    '/v1/me',
  );
};

describe('asking the API', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-01-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends the token, and the body where one was chosen', async () => {
    const sent: unknown[] = [];
    const fetch = async (address: string, init?: RequestInit) => {
      sent.push([address, init?.headers]);
      return Response.json({});
    };
    await askApi(fetch, caller, '/v1/me');
    await askApi(fetch, { ...caller, body: '990112' }, '/v1/me');
    expect(sent).toEqual([
      ['/v1/me', { Authorization: 'Bearer the-token' }],
      ['/v1/me', { Authorization: 'Bearer the-token', 'X-Body': '990112' }],
    ]);
  });

  it('goes by the clock of the API, and by its own only when told none', async () => {
    const headers = { Date: 'Mon, 19 Jan 2026 01:00:00 GMT' };
    const told = await askApi(
      answering(() => Response.json({}, { headers })),
      caller,
      '/v1/me',
    );
    expect(new Date(told.at).toISOString()).toBe('2026-01-19T01:00:00.000Z');
    const untold = await askApi(
      answering(() => Response.json({})),
      caller,
      '/v1/me',
    );
    expect(new Date(untold.at).toISOString()).toBe('2030-01-01T00:00:00.000Z');
  });

  it('tells a token that has run out from everything else', async () => {
    const asked = askApi(
      answering(() => Response.json({ message: 'Unauthorized' }, { status: 401 })),
      caller,
      '/v1/me',
    );
    await expect(asked).rejects.toMatchObject({ kind: { is: 'signed-out' } });
  });

  it("hands on the API's own refusal in both languages, with the bodies to choose from", async () => {
    await expect(refused(new Refusal('NotFoundError'))).rejects.toMatchObject({
      kind: { is: 'problem', status: 404, title: { zh: '没有找到', en: 'Not found' }, bodies: [] },
    });
    await expect(refused(new Refusal('AmbiguousBodyError', { bodies: ['990112', '990113'] }))).rejects.toMatchObject({
      kind: { is: 'problem', status: 400, bodies: ['990112', '990113'] },
    });
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('fetch failed'))],
    ['something else answers', async () => new Response('<html>')],
    ['the gateway refuses by itself', async () => Response.json({ message: 'Too Many Requests' }, { status: 429 })],
  ])('says that it is unreachable when %s', async (_what, fetch) => {
    await expect(askApi(fetch, caller, '/v1/me')).rejects.toMatchObject({ kind: { is: 'unreachable' } });
  });
});
