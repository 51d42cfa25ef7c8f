import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { findPolicy, initialPolicies, policyInForce, policyOfVersion } from '#core/policy/policies.ts';
import type { Policies } from '#core/policy/policies.ts';
import type { Policy } from '#core/policy/policy.ts';
import { policyEventSchema, policyLog } from '#core/policy/policy-log.ts';
import { recordPolicy } from '#core/policy/record-policy.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const by = { personId: 'administrator', role: 'administrator' };
const policy = (version: string, changes: Partial<Policy> = {}): Policy => ({ ...defaultPolicy, version, ...changes });

/** The log after these recordings, one a commit. */
function recorded(...recordings: [version: string, inForceFrom: string, changes?: Partial<Policy>][]): Policies {
  return recordings.reduce<Policies>((policies, [version, inForceFrom, changes]) => {
    const event = policyEventSchema.parse(structuredClone({ type: 'PolicyRecorded', policy: policy(version, changes), inForceFrom }));
    return policyLog.apply(policies, event, { at: '2026-03-01T02:00:00.000Z', by }) ?? policies;
  }, initialPolicies);
}

describe('the policies of a body', () => {
  it('begin with the preset', () => {
    expect(policyInForce(initialPolicies, '2026-03-10T02:00:00.000Z')).toBe(defaultPolicy);
    const event = { type: 'PolicyRecorded', policy: policy('p1'), inForceFrom: '2026-04-01' } as const;
    expect(policyLog.apply(undefined, event, { at: 'x', by })).toEqual({
      preset: defaultPolicy,
      recorded: [{ policy: policy('p1'), inForceFrom: '2026-04-01', recordedAt: 'x' }],
    });
  });

  it.each([
    ['the preset before any', '2026-03-31T15:59:59.999Z', 'default-3'],
    ['the first from the local midnight of its day on', '2026-03-31T16:00:00.000Z', 'p1'],
    ['the first until the next one', '2026-12-31T15:59:59.999Z', 'p1'],
    ['the next one then', '2026-12-31T16:00:00.000Z', 'p2'],
  ])('have in force %s', (_, at, version) => {
    expect(policyInForce(recorded(['p1', '2026-04-01'], ['p2', '2027-01-01']), at).version).toBe(version);
  });

  it('come into force in the order of their days, not of their recording', () => {
    const policies = recorded(['p1', '2027-01-01'], ['p2', '2026-04-01']);
    expect(['2026-06-01T02:00:00.000Z', '2027-06-01T02:00:00.000Z'].map((at) => policyInForce(policies, at).version)).toEqual(['p2', 'p1']);
  });

  it('replace each other when they are for the same day', () => {
    expect(policyInForce(recorded(['p1', '2026-04-01'], ['p2', '2026-04-01']), '2026-04-02T02:00:00.000Z').version).toBe('p2');
  });

  it('begin at the midnight of their own time zone', () => {
    const policies = recorded(['p1', '2026-04-01', { timeZoneOffset: 0 }]);
    expect(['2026-03-31T23:59:59.999Z', '2026-04-01T00:00:00.000Z'].map((at) => policyInForce(policies, at).version)).toEqual([
      'default-3',
      'p1',
    ]);
  });

  it('are found by version, in force or not', () => {
    const policies = recorded(['p1', '2026-04-01'], ['p2', '2026-04-01']);
    expect(['default-3', 'p1', 'p2'].map((version) => findPolicy(policies, version)?.version)).toEqual(['default-3', 'p1', 'p2']);
    expect(findPolicy(policies, 'p3')).toBeUndefined();
    expect(policyOfVersion(policies, 'p1').version).toBe('p1');
  });

  it('have the preset for a version of an earlier release', () => {
    expect(policyOfVersion(recorded(['p1', '2026-04-01']), 'default-1')).toBe(defaultPolicy);
  });
});

describe('recording a policy', () => {
  const now = '2026-03-10T18:00:00.000Z';

  it('is one event with the whole of it', () => {
    expect(recordPolicy(initialPolicies, { policy: policy('p1'), inForceFrom: '2026-04-01' }, now)).toEqual([
      { type: 'PolicyRecorded', policy: policy('p1'), inForceFrom: '2026-04-01' },
    ]);
  });

  it('is refused for a version that names another one, the preset too', () => {
    const policies = recorded(['p1', '2026-04-01']);
    for (const version of ['p1', 'default-3']) {
      expect(refusalOf(() => recordPolicy(policies, { policy: policy(version), inForceFrom: '2026-04-01' }, now))).toEqual({
        name: 'PolicyVersionTakenError',
        facts: { version },
      });
    }
  });

  it('may take effect on the local day, not before', () => {
    expect(recordPolicy(initialPolicies, { policy: policy('p1'), inForceFrom: '2026-03-11' }, now)).toHaveLength(1);
    expect(refusalOf(() => recordPolicy(initialPolicies, { policy: policy('p1'), inForceFrom: '2026-03-10' }, now))).toEqual({
      name: 'PolicyBackdatedError',
      facts: { inForceFrom: '2026-03-10', earliest: '2026-03-11' },
    });
  });
});
