import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callApi } from '#console/api/call-api.ts';
import { problemOf } from '#functions/platform/http/problem-of.ts';
import { Refusal } from '#core/errors/refusal.ts';

const caller = { token: 'the-token', body: undefined };
const answering = (answer: () => Response) => async () => answer();

const refused = (error: Refusal) => {
  const problem = problemOf(error);
  return callApi(
    answering(() => Response.json(problem, { status: problem.status })),
    caller,
    { path: '/v1/me' },
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
    await callApi(fetch, caller, { path: '/v1/me' });
    await callApi(fetch, { ...caller, body: '990112' }, { path: '/v1/me' });
    expect(sent).toEqual([
      ['/v1/me', { Authorization: 'Bearer the-token' }],
      ['/v1/me', { Authorization: 'Bearer the-token', 'X-Body': '990112' }],
    ]);
  });

  it('sends a command by its key and for the version that was looked at', async () => {
    const sent: unknown[] = [];
    const fetch = async (address: string, init?: RequestInit) => {
      sent.push([address, init?.method, init?.headers, init?.body]);
      return Response.json({});
    };
    const path = '/v1/proposals/p1/commands/sign-for';
    await callApi(fetch, caller, { path, command: { body: { assignmentId: 'a1' }, key: 'k', version: 7 } });
    const headers = { Authorization: 'Bearer the-token', 'Content-Type': 'application/json', 'Idempotency-Key': 'k', 'If-Match': '"7"' };
    expect(sent).toEqual([[path, 'POST', headers, '{"assignmentId":"a1"}']]);
  });

  it('goes by the clock of the API, and by its own only when told none', async () => {
    const headers = { Date: 'Mon, 19 Jan 2026 01:00:00 GMT' };
    const told = await callApi(
      answering(() => Response.json({}, { headers })),
      caller,
      { path: '/v1/me' },
    );
    expect(new Date(told.at).toISOString()).toBe('2026-01-19T01:00:00.000Z');
    const untold = await callApi(
      answering(() => Response.json({})),
      caller,
      { path: '/v1/me' },
    );
    expect(new Date(untold.at).toISOString()).toBe('2030-01-01T00:00:00.000Z');
  });

  it('tells a token that has run out from everything else', async () => {
    const asked = callApi(
      answering(() => Response.json({ message: 'Unauthorized' }, { status: 401 })),
      caller,
      { path: '/v1/me' },
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

  it('hands on what is wrong with which field', async () => {
    const errors = [{ path: 'reason', message: '必填', messageEn: 'required' }];
    const answer = { ...problemOf(new Refusal('InvalidRequestError')), errors };
    const asked = callApi(
      answering(() => Response.json(answer, { status: 400 })),
      caller,
      { path: '/v1/me' },
    );
    await expect(asked).rejects.toMatchObject({ kind: { errors: [{ path: 'reason', message: { zh: '必填', en: 'required' } }] } });
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('fetch failed'))],
    ['something else answers', async () => new Response('<html>')],
    ['the gateway refuses by itself', async () => Response.json({ message: 'Too Many Requests' }, { status: 429 })],
  ])('says that it is unreachable when %s', async (_what, fetch) => {
    await expect(callApi(fetch, caller, { path: '/v1/me' })).rejects.toMatchObject({ kind: { is: 'unreachable' } });
  });
});
