import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recordSamples, startSampleCloud } from '#tools/sample-cloud.ts';
import { sampleAdministrator } from '#tools/samples.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

const key = 'SEC0123456789';
/** 2026-01-19 09:00 in Yunlan, a Monday after the session closed. */
const monday = Date.parse('2026-01-19T01:00:00.000Z');
const told: { readonly isSigned: boolean; readonly text: string }[] = [];
let robot: Server;
let running: RunningCloud;

beforeAll(async () => {
  robot = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://robot');
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', key).update(`${timestamp}\n${key}`).digest('base64');
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString('utf8')));
    request.on('end', () => {
      told.push({ isSigned: url.searchParams.get('sign') === sign, text: JSON.parse(body).markdown.text });
      response.end('{"errcode":0,"errmsg":"ok"}');
    });
  });
  await new Promise<void>((resolve) => void robot.listen(0, '127.0.0.1', resolve));
  const { port } = robot.address() as AddressInfo;
  running = new RunningCloud(await startSampleCloud({ dataDir: 'memory', port: 0, beginAt: monday, robotHosts: `127.0.0.1:${port}` }));
  await recordSamples(running.client);
  const url = `http://127.0.0.1:${port}/robot/send?access_token=t`;
  const recorded = { key: 'robot-1', body: { kind: 'dingtalk', url, secret: key } };
  await running.client.as(sampleAdministrator(), 'PUT', '/v1/directory/units/police/robot', recorded);
});
afterAll(async () => {
  await running.stop();
  await new Promise<void>((resolve) => void robot.close(() => resolve()));
});

it('a unit’s group is told of an assignment and of a reminder by hand, signed, without a word of the case', async () => {
  const id = await running.dispatched();
  await running.client.advance('PT30M');
  expect(told).toMatchObject([{ isSigned: true, text: expect.stringContaining('第1号') }]);
  await running.command('lyu-shuqin', id, 'remind', { clockId: 'a1.reply', note: '请抓紧。' });
  await running.client.advance('PT30M');
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject({ isSigned: true, text: expect.stringContaining('办理答复') });
  expect(JSON.stringify(told)).not.toMatch(/校园周边|拓宽|公安|请抓紧/);
});
