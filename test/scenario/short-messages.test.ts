import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { sampleAdministrator } from '#tools/samples.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

const number = '+8613800001234';
const sms = {
  sign: '云澜区政协',
  fromHour: 9,
  untilHour: 18,
  perDay: 2,
  several: { zh: 'SMS_9' },
  templates: { filed: { zh: 'SMS_1' }, replied: { zh: 'SMS_2' }, dispatched: { zh: 'SMS_3' } },
};
const mailbox = z.object({
  mails: z.array(z.object({ to: z.array(z.string()), from: z.string(), subject: z.string(), tags: z.record(z.string(), z.string()) })),
});
const reminders = z.object({
  reminders: z.array(
    z.looseObject({
      kind: z.string(),
      channel: z.string(),
      status: z.string(),
      mail: z.looseObject({ statusName: z.unknown() }).optional(),
    }),
  ),
});
let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
  const { client } = running;
  const policy = { ...Object(await client.as(sampleAdministrator(), 'GET', '/v1/policies/current')), version: 'yunlan-sms', sms };
  const body = { policy, inForceFrom: '2026-01-19' };
  await client.as(sampleAdministrator(), 'POST', '/v1/policies', { key: 'sms-policy', body });
  await client.advance('PT1H');
  await client.as('shen-ruoxi', 'PUT', '/v1/me/notify', { key: 'way', body: { by: 'sms', mobile: '138 0000 1234' } });
});
afterAll(() => running.stop());

const told = async (to = number) => {
  const { cloud } = running;
  const answer = await fetch(`${cloud.apiUrl}/_local/mail?recipient=${encodeURIComponent(to)}`);
  return mailbox.parse(await answer.json()).mails.toReversed();
};

it('a member who chose short messages gets those, and no mail of what goes so', async () => {
  const id = await running.dispatched();
  await running.answered(id);
  await running.client.advance('PT30M');
  const messages = await told();
  expect(messages.map(({ subject, tags }) => `${tags['template']} ${subject}`)).toEqual([
    expect.stringMatching(
      /^SMS_2 【云澜区政协】沈若溪委员，您的提案第1号已由澜州市公安局云澜分局书面答复，请您审阅，并于\d+月\d+日前登录提案办理系统反馈意见。$/u,
    ),
  ]);
  // Who leads is no news any more once the reply is there.
  await running.client.advance('P1D');
  expect((await told()).at(-1)).toMatchObject({
    from: '云澜区政协',
    subject: '【云澜区政协】沈若溪委员，您提交的提案经审查予以立案，编为第1号，即将交办。感谢您建言献策。',
  });
  const mails = (await told('shen.ruoxi@')).map(({ subject }) => subject);
  expect(mails.filter((subject) => /立案|复函|交由/u.test(subject))).toEqual([]);
  const { reminders: mine } = reminders.parse(await running.client.as('shen-ruoxi', 'GET', '/v1/reminders'));
  const bySms = mine.filter(({ channel }) => channel === 'sms');
  expect(bySms.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual(['dispatched superseded', 'filed sent', 'reply sent']);
  expect(bySms.find(({ kind }) => kind === 'reply')).toMatchObject({ mail: { statusName: { zh: '已交短信平台' } } });
});

it('the number is nowhere but in the table of secrets', async () => {
  const { client } = running;
  const answers = await Promise.all([
    client.as(sampleAdministrator(), 'GET', '/v1/directory/people'),
    client.as(sampleAdministrator(), 'GET', '/v1/directory/history'),
    client.as('shen-ruoxi', 'GET', '/v1/reminders'),
    client.as('feng-yijian', 'GET', '/v1/events'),
    fetch(`${running.cloud.apiUrl}/_local/executions.json`).then((answer) => answer.text()),
  ]);
  expect(JSON.stringify(answers)).not.toContain('00001234');
});

it('a number that is no good is told to the dispatchers, and what it was for goes by mail', async () => {
  const fails = { method: 'POST', body: JSON.stringify({ address: number, does: 'bounce' }) };
  await fetch(`${running.cloud.apiUrl}/_local/mail/addresses`, fails);
  const id = await running.dispatched();
  await running.answered(id);
  await running.client.advance('PT1H');
  expect((await told('shen.ruoxi@')).at(-1)?.subject).toMatch(/^【提案复函】第2号/u);
  await running.client.advance('P1D');
  const ofDispatcher = (await told('lyu.shuqin@')).map(({ subject }) => subject);
  expect(ofDispatcher.join('\n')).toMatch(/地址失效/u);
  expect(await running.client.as('shen-ruoxi', 'GET', '/v1/me')).toMatchObject({ notify: { by: 'sms', mobile: 'failed' } });
});
