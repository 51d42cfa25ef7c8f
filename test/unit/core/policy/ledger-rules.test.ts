import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { ledgerRules } from '#core/policy/ledger-rules.ts';
import { calendarKey, policyKey } from '#core/ledger/keys.ts';
import { reckoningInForce } from '#core/policy/rulebook.ts';
import type { Rulebook } from '#core/policy/rulebook.ts';
import { aCalendarYear } from '#test/support/a-calendar-year.ts';
import { body, ProductInMemory } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const at = '2026-11-10T02:00:00.000Z';
const later = '2026-11-10T02:00:10.001Z';
const p1 = { ...defaultPolicy, version: 'p1' };

async function recorded(): Promise<ProductInMemory> {
  const product = new ProductInMemory();
  await product.append(policyKey(body), at, [{ type: 'PolicyRecorded', policy: p1, inForceFrom: '2026-11-10' }]);
  return product.append(calendarKey(body), at, [{ type: 'CalendarYearRecorded', ...aCalendarYear(2027) }]);
}

const versions = (rulebook: Rulebook): string[] => {
  const { policy, calendar } = reckoningInForce(rulebook, at);
  return [policy.version, calendar.version];
};

describe('the rules of a body', () => {
  it('are the presets until it records any', async () => {
    const rules = ledgerRules({ ledger: new ProductInMemory().ledger, digest: sha256, now: () => at });
    expect(versions(await rules.rulebook(body))).toEqual([defaultPolicy.version, chinaCalendar.version]);
  });

  it('are what its logs add up to', async () => {
    const { ledger } = await recorded();
    expect(versions(await ledgerRules({ ledger: ledger, digest: sha256, now: () => at }).rulebook(body))).toEqual([
      'p1',
      `${chinaCalendar.version}+1`,
    ]);
    expect(versions(await ledgerRules({ ledger: ledger, digest: sha256, now: () => at }).rulebook('990113'))).toEqual([
      defaultPolicy.version,
      chinaCalendar.version,
    ]);
  });

  it('are read once in ten seconds, and at once by who wants the latest', async () => {
    const product = new ProductInMemory();
    let now = at;
    const rules = ledgerRules({ ledger: product.ledger, digest: sha256, now: () => now });
    await rules.rulebook(body);
    await product.append(policyKey(body), at, [{ type: 'PolicyRecorded', policy: p1, inForceFrom: '2026-11-10' }]);
    expect([versions(await rules.rulebook(body))[0], product.ledger.reads]).toEqual(['default-3', 2]);
    now = later;
    expect([versions(await rules.rulebook(body))[0], product.ledger.reads]).toEqual(['p1', 4]);
    await rules.latest(body);
    expect(product.ledger.reads).toBe(6);
  });

  it('are no older than the clocks they are asked for', async () => {
    const product = new ProductInMemory();
    const rules = ledgerRules({ ledger: product.ledger, digest: sha256, now: () => at });
    await rules.rulebook(body);
    await product.append(policyKey(body), at, [{ type: 'PolicyRecorded', policy: p1, inForceFrom: '2026-11-10' }]);
    const old = { policyVersion: 'default-1', deadline: { calendarVersion: 'cn-2026.1' } };
    expect(versions(await rules.rulebook(body, [old]))[0]).toBe('default-3');
    expect(versions(await rules.rulebook(body, [old, { ...old, policyVersion: 'p1' }]))[0]).toBe('p1');
  });
});
