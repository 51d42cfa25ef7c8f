import { describe, expect, it } from 'vitest';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import { sendRate } from '#functions/adapters/mail/send-rate.ts';
import type { SendQuota } from '#functions/adapters/mail/send-rate.ts';

/** A rate on a clock that stands still but for its pauses; `quotas` are the answers of the account, the last one for ever. */
function aRate(quotas: readonly (SendQuota | Error)[], share = 1) {
  let now = 0;
  let asked = 0;
  const pauses: number[] = [];
  const rate = sendRate({
    readQuota: async () => {
      const quota = quotas[Math.min(asked, quotas.length - 1)]!;
      asked += 1;
      if (quota instanceof Error) throw quota;
      return quota;
    },
    share,
    pause: async (ms) => {
      pauses.push(Math.round(ms));
    },
    elapsed: () => now,
  });
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) await rate.turn();
  };
  return { rate, turns, pauses, asked: () => asked, pass: (ms: number) => (now += ms) };
}

const production: SendQuota = { max24HourSend: 50_000, maxSendRate: 10, sentLast24Hours: 0 };
const minute = 60_000;

describe('the sending rate', () => {
  it('spaces mails evenly, the first one at once', async () => {
    const { turns, pauses } = aRate([production]);
    await turns(4);
    expect(pauses).toEqual([100, 200, 300]);
  });

  it('is shared with others who send at the same time', async () => {
    const { turns, pauses } = aRate([production], 0.25);
    await turns(3);
    expect(pauses).toEqual([400, 800]);
  });

  it('gives each of those who ask at once a turn of its own', async () => {
    const { rate, pauses } = aRate([production]);
    await Promise.all([rate.turn(), rate.turn(), rate.turn()]);
    expect(pauses.sort((a, b) => a - b)).toEqual([100, 200]);
  });

  it('never saves up turns for a burst', async () => {
    const { turns, pauses, pass } = aRate([production]);
    await turns(1);
    pass(minute);
    await turns(3);
    expect(pauses).toEqual([100, 200]);
  });

  it('of nothing stops the next mail, by name', async () => {
    const { turns } = aRate([{ ...production, maxSendRate: 0 }]);
    await expect(turns(1)).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'RateIsZero' });
  });

  it('pauses for nobody where there is no limit', async () => {
    const { turns, pauses } = aRate([{ max24HourSend: -1, maxSendRate: -1, sentLast24Hours: 9_999_999 }]);
    await turns(50);
    expect(pauses).toEqual([]);
  });
});

describe('the account’s quota', () => {
  it('is asked for once in five minutes', async () => {
    const { rate, turns, asked, pass } = aRate([production]);
    await Promise.all([rate.turn(), rate.turn()]);
    pass(5 * minute - 1);
    await turns(1);
    expect(asked()).toBe(1);
    pass(1);
    await turns(1);
    expect(asked()).toBe(2);
  });

  it('that is spent stops the next mail, by name, before it is handed over', async () => {
    const { turns } = aRate([{ ...production, max24HourSend: 200, sentLast24Hours: 198 }]);
    await turns(2);
    const refusal = turns(1);
    await expect(refusal).rejects.toThrow(MailNotTakenError);
    await expect(refusal).rejects.toMatchObject({ reason: 'DailyQuotaSpent' });
  });

  it('that is spent is asked for again within a minute, and mails go when there is room', async () => {
    const spent = { ...production, max24HourSend: 200, sentLast24Hours: 200 };
    const { turns, asked, pass } = aRate([spent, { ...spent, sentLast24Hours: 190 }]);
    await expect(turns(1)).rejects.toMatchObject({ reason: 'DailyQuotaSpent' });
    await expect(turns(1)).rejects.toMatchObject({ reason: 'DailyQuotaSpent' });
    expect(asked()).toBe(1);
    pass(minute);
    await turns(1);
    expect(asked()).toBe(2);
  });

  it('that cannot be asked for stops mails until it can', async () => {
    const { turns } = aRate([new Error('no'), production]);
    await expect(turns(1)).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'QuotaUnknown' });
    await turns(1);
  });

  it('that cannot be asked for again stays in force', async () => {
    const { turns, pauses, pass, asked } = aRate([production, new Error('no')]);
    await turns(1);
    pass(5 * minute);
    await turns(2);
    expect([asked(), pauses]).toEqual([2, [100]]);
  });
});
