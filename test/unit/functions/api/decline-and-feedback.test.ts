import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { ofCase } from '#test/support/product-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const give = (person: string, id: string, command: string, sent: object) =>
  api.ask(person, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: sent, key: api.freshKey() });
const possible = async (person: string, id: string): Promise<unknown> =>
  (await api.ask(person, 'GET', `/v1/proposals/${id}/actions`)).body['actions'];

describe('a proposal that is declined', () => {
  it('tells its author in the case why, in the committee’s words, and as what it goes on', async () => {
    const id = await api.submits();
    await api.does('cao', id, 'decline', { reasonCode: 'academic', explanation: '宜先由学会研讨。', referral: 'public-opinion' });
    expect((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body).toMatchObject({
      stage: 'declined',
      declined: {
        reasonCode: 'academic',
        reason: { zh: '属于学术研讨（参照《全国政协提案工作条例》关于不予立案的规定）' },
        explanation: '宜先由学会研讨。',
        referral: 'public-opinion',
        referralName: { zh: '转为社情民意信息' },
      },
    });
  });

  it('without more says its reason alone, and other cases say nothing of it', async () => {
    const id = await api.submits();
    expect((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body).not.toHaveProperty('declined');
    await api.does('cao', id, 'decline', { reasonCode: 'litigation' });
    const { declined } = (await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body;
    expect(declined).toEqual({
      reasonCode: 'litigation',
      reason: { zh: expect.any(String), en: expect.stringMatching(/^before a court or in arbitration \(/) },
    });
  });

  it('goes on as one of what the form offers', async () => {
    const id = await api.submits();
    const form = ((await possible('cao', id)) as { command: string; form?: { properties: { referral: object } } }[]).find(
      ({ command }) => command === 'decline',
    )?.form;
    expect(form?.properties.referral).toEqual({
      type: 'string',
      title: '转其他渠道',
      titleEn: 'goes on as',
      oneOf: [
        { const: 'public-opinion', title: '转为社情民意信息', titleEn: 'passed on as information on public opinion' },
        { const: 'letter', title: '转为委员来信', titleEn: "passed on as a letter of the member's" },
      ],
    });
    expect((await give('cao', id, 'decline', { reasonCode: 'academic', referral: 'bin' })).status).toBe(400);
  });
});

describe('the member’s judgement', () => {
  it('is pressed for by the committee and not by the government office', async () => {
    const id = await api.answered();
    for (const office of ['du', 'song']) {
      expect(await give(office, id, 'remind', {}), office).toMatchObject({ status: 403, body: { type: type('feedback-not-pressed') } });
      expect((await api.ask(office, 'GET', `/v1/proposals/${id}`)).body['commands'], office).toEqual([]);
      expect(await possible(office, id), office).toContainEqual(
        expect.objectContaining({
          command: 'remind',
          possible: false,
          why: expect.objectContaining({ zh: expect.stringContaining('提案委员会') }),
        }),
      );
    }
    expect((await give('cao', id, 'remind', {})).status).toBe(200);
  });

  it('that comes after silence closed the case is recorded as late, until it is too late for that', async () => {
    const ids = [await api.answered(), await api.answered('shen')];
    vi.setSystemTime(new Date('2026-02-11T02:00:00.000Z'));
    for (const proposalId of ids) {
      const { cases, access } = api.product;
      await soundAlarm(
        { cases, registers: ledgerRegisters(access) },
        { execution: { ...ofCase, proposalId }, waitingIn: 'awaiting-feedback' },
      );
    }
    const [first = '', second = ''] = ids;
    expect(await give('lin', first, 'give-feedback', { attitude: 'satisfied', result: 'not', comment: '出差迟复。' })).toMatchObject({
      status: 200,
      body: { stage: 'closed' },
    });
    expect((await api.ask('lin', 'GET', `/v1/proposals/${first}`)).body).toMatchObject({
      stage: 'closed',
      feedbacks: [{ round: 0, attitude: 'satisfied', result: 'not', comment: '出差迟复。', late: true }],
    });
    expect((await give('lin', first, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' })).status).toBe(409);
    vi.setSystemTime(new Date('2026-06-01T02:00:00.000Z'));
    const sent = { attitude: 'satisfied', result: 'satisfied' };
    expect(await give('shen', second, 'give-feedback', sent)).toMatchObject({
      status: 409,
      body: { type: type('feedback-too-late'), facts: { until: '2026-05-11' } },
    });
    expect(await possible('shen', second)).toContainEqual(
      expect.objectContaining({
        command: 'give-feedback',
        possible: false,
        why: expect.objectContaining({ zh: expect.stringContaining('2026年5月11日') }),
      }),
    );
  });
});
