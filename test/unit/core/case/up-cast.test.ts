import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyCommit, fold } from '#core/ledger/log-kind.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import { upCast } from '#core/case/log/up-cast.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { aCommit } from '#test/support/a-commit.ts';
import { caseIn } from '#test/support/case-in.ts';

/** The event as a program of schema 1 or 2 wrote it. */
function asWrittenThen(event: CaseEvent): unknown {
  if (event.type !== 'ClockOpened') return event;
  const { policyVersion: _later, ...clock } = event.clock;
  return { ...event, clock };
}

const told = caseIn('in-consultation').entries.map(({ event }) => event);
const log = caseLog('p1');
const olderSchemas = [1, 2] as const;

describe('a commit of an older schema', () => {
  it.each(olderSchemas)('%i says of each clock that the commit’s policy opened it', (schema) => {
    const older = aCommit(told.map(asWrittenThen), { schema, policyVersion: 'default-1' });
    const read = log.readEvents(older);
    const versions = read.flatMap((event) => (event.type === 'ClockOpened' ? [event.clock.policyVersion] : []));
    expect(versions.length).toBeGreaterThan(9);
    expect(new Set(versions)).toEqual(new Set(['default-1']));
  });

  it.each(olderSchemas)('%i is read as what is written today, in the same order', (schema) => {
    const older = aCommit(told.map(asWrittenThen), { schema, policyVersion: defaultPolicy.version });
    expect(log.readEvents(older)).toEqual(told);
    expect(applyCommit(log, undefined, { ...older, events: log.readEvents(older) })).toEqual(
      fold(log, [aCommit(told, { policyVersion: defaultPolicy.version })]).state,
    );
  });

  it('takes the policy of its own commit, not that of the one before', () => {
    const clocks = told.filter(({ type }) => type === 'ClockOpened').slice(0, 2);
    const [first, second] = clocks.map((event, index) => aCommit([asWrittenThen(event)], { schema: 2, policyVersion: `p-${index}` }));
    const versions = [first, second]
      .flatMap((commit) => log.readEvents(commit!))
      .map((event) => event.type === 'ClockOpened' && event.clock.policyVersion);
    expect(versions).toEqual(['p-0', 'p-1']);
  });

  it('is left as it is stored: its hash is that of what was written', () => {
    const older = aCommit(told.map(asWrittenThen), { schema: 2 });
    const before = structuredClone(older);
    log.readEvents(older);
    expect(older).toEqual(before);
  });

  it('whose clock is none is no clock after it either', () => {
    for (const event of [{ type: 'ClockOpened' }, { type: 'ClockOpened', clock: null }, { type: 'ClockOpened', clock: { id: 'review' } }])
      expect(() => log.readEvents(aCommit([event], { schema: 1 }))).toThrow(z.ZodError);
  });
});

describe('a commit of the present schema', () => {
  it('is not touched', () => {
    const commit = aCommit(told);
    expect(commit.schema).toBe(currentSchema);
    expect(upCast(commit)).toBe(commit.events);
  });

  it('says under which policy a clock was opened, or is not read', () => {
    const commit: Commit = aCommit(told.map(asWrittenThen));
    expect(() => log.readEvents(commit)).toThrow(z.ZodError);
  });
});
