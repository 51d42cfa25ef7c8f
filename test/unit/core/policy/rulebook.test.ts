import { describe, expect, it } from 'vitest';
import { initialCalendars } from '#core/calendar/calendars.ts';
import { presetCalendars } from '#core/calendar/preset-calendars.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { initialPolicies } from '#core/policy/policies.ts';
import { isBehind, reckoningInForce, reckoningOfCase, reckoningOfClock } from '#core/policy/rulebook.ts';
import type { OpenedUnder, Reckoning, Rulebook } from '#core/policy/rulebook.ts';
import { aCalendarYear } from '#test/support/a-calendar-year.ts';

const p1 = { ...defaultPolicy, version: 'p1' };
const rulebook: Rulebook = {
  policies: { ...initialPolicies, recorded: [{ policy: p1, inForceFrom: '2026-04-01', recordedAt: '2026-03-10T02:00:00.000Z' }] },
  calendars: { recorded: [{ ...aCalendarYear(2027), recordedAt: '2026-11-10T02:00:00.000Z' }] },
};
const beginning: Rulebook = { policies: initialPolicies, calendars: initialCalendars };
const present = presetCalendars.at(-1)!.version;
const opened = (policyVersion: string, calendarVersion: string): OpenedUnder => ({ policyVersion, deadline: { calendarVersion } });
const versions = ({ policy, calendar }: Reckoning): string[] => [policy.version, calendar.version];

describe('what rules a case', () => {
  it('is the policy in force on the day it was filed, whatever came since, and the calendar of today', () => {
    expect(versions(reckoningOfCase(rulebook, '2026-03-31T02:00:00.000Z', '2026-12-01T02:00:00.000Z'))).toEqual([
      'default-3',
      `${present}+1`,
    ]);
    expect(versions(reckoningOfCase(rulebook, '2026-04-01T02:00:00.000Z', '2026-12-01T02:00:00.000Z'))[0]).toBe('p1');
  });

  it('is the policy in force now as long as it is not filed', () => {
    expect(versions(reckoningOfCase(rulebook, undefined, '2026-03-31T02:00:00.000Z'))[0]).toBe('default-3');
    expect(versions(reckoningOfCase(rulebook, undefined, '2026-04-01T02:00:00.000Z'))[0]).toBe('p1');
  });
});

describe('what an open clock follows', () => {
  it('are the versions it was opened under', () => {
    expect(versions(reckoningOfClock(rulebook, opened('default-3', 'cn-2026.1')))).toEqual(['default-3', 'cn-2026.1']);
    expect(versions(reckoningOfClock(rulebook, opened('p1', `${present}+1`)))).toEqual(['p1', `${present}+1`]);
  });

  it('are the present ones where it was opened under a preset that is gone, or by another program', () => {
    expect(versions(reckoningOfClock(rulebook, opened('default-1', 'jp-2025.1')))).toEqual(['default-3', `${present}+1`]);
  });
});

describe('what is said', () => {
  it('follows the policy in force, of whatever case', () => {
    expect(versions(reckoningInForce(rulebook, '2026-04-01T02:00:00.000Z'))).toEqual(['p1', `${present}+1`]);
    expect(versions(reckoningInForce(beginning, '2026-04-01T02:00:00.000Z'))).toEqual(['default-3', present]);
  });
});

describe('a rulebook', () => {
  it.each([
    ['a policy recorded since', opened('p1', present), true],
    ['a calendar recorded since', opened('default-3', `${present}+1`), true],
    ['what it has', opened('default-3', present), false],
    ['a preset of an earlier release', opened('default-1', 'cn-2024.1'), false],
  ])('is behind a clock under %s: %s', (_, clock, expected) => {
    expect(isBehind(beginning, clock)).toBe(expected);
    expect(isBehind(rulebook, clock)).toBe(false);
  });
});
