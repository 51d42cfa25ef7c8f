import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { importSchema } from '#functions/import-session/import-body.ts';
import { gb18030 } from '#test/support/gb18030.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

// "As the committee's clerk I bring in a session that was filed and numbered elsewhere."
const clerk = 'ding-wenlan';

const tokenSchema = z.object({ access_token: z.string() });

let running: RunningCloud;
beforeAll(async () => {
  running = await RunningCloud.start();
}, 300_000);
afterAll(() => running.stop());

const csv = (rows: readonly (readonly string[])[]): Uint8Array =>
  gb18030(rows.map((row) => row.map((value) => `"${value}"`).join(',')).join('\r\n'));
const headings = ['届次', '案号', '案由', '第一提案人', '情况与问题', '建议', '审查结果'];
const row = (n: number, caseNumber: string, review = '') => [
  '六届一次会议',
  caseNumber,
  `关于𠮷祥里第${n}处步道修缮的提案`,
  '沈若溪',
  `第${n}处破损。`,
  '一、尽快修缮。\n二、加装路灯。',
  review,
];

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const { access_token: token } = tokenSchema.parse(await running.client.local('POST', `/_local/people/${clerk}/token`));
  return fetch(`${running.cloud.apiUrl}${path}`, {
    ...init,
    headers: { ...Object.fromEntries(new Headers(init.headers)), Authorization: `Bearer ${token}` },
  });
}

async function tries(rows: readonly (readonly string[])[], key: string) {
  const answer = await call(`/v1/imports?kind=proposals&name=${encodeURIComponent('汇总.csv')}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key },
    body: Uint8Array.from(csv([headings, ...rows])),
  });
  return { status: answer.status, json: await answer.json() };
}

test(
  'a template comes down, a file goes up, is tried, run and sent again; the next filed case is numbered behind it',
  { timeout: 300_000 },
  async () => {
    const template = await call('/v1/imports/templates/proposals.xlsx');
    expect([template.status, [...new Uint8Array(await template.arrayBuffer()).slice(0, 2)]]).toEqual([200, [0x50, 0x4b]]);

    const rows = Array.from({ length: 30 }, (_, index) => row(index + 1, String(index + 101)));
    const wrong = importSchema.parse((await tries([...rows, row(31, '101')], 'wrong')).json);
    expect(wrong).toMatchObject({
      state: 'faulty',
      report: { faults: [{ row: 32, letter: 'B', message: { zh: '案号“101”与第2行重复' } }] },
    });

    const tried = importSchema.parse((await tries([...rows, row(31, '', '立案')], 'right')).json);
    expect(tried).toMatchObject({ state: 'checked', counts: { rows: 31, toDo: 31 } });
    const run = await call(`/v1/imports/${tried.id}/run`, {
      method: 'POST',
      headers: { 'Idempotency-Key': 'run', 'Content-Type': 'application/json' },
      body: JSON.stringify({ digest: tried.digest }),
    });
    expect(run.status).toBe(200);
    await running.client.advance('PT0S');
    const done = importSchema.parse(await (await call(`/v1/imports/${tried.id}`)).json());
    expect(done).toMatchObject({ state: 'finished', counts: { done: 31, leftOut: 0 } });

    const ids = done.report?.rows.flatMap(({ proposalId }) => proposalId ?? []) ?? [];
    expect(await running.read(ids[0] ?? '')).toMatchObject({ stage: 'awaiting-dispatch', caseNumber: '101' });
    expect(await running.read(ids[30] ?? '')).toMatchObject({ stage: 'awaiting-dispatch', caseNumber: '131' });

    const again = importSchema.parse((await tries(rows, 'again')).json);
    expect(again.report?.rows.map(({ does }) => does)).toEqual(rows.map(() => 'same'));
  },
);
