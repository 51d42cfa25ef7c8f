import { describe, expect, it } from 'vitest';
import { decideEndpoint } from '#core/webhook/endpoint/decide-endpoint.ts';
import type { EndpointCommand } from '#core/webhook/endpoint/endpoint-command.ts';
import type { EndpointEvent, EndpointSettings } from '#core/webhook/endpoint/endpoint-event.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { refusalOf } from '#test/support/refusal-of.ts';
import { created, verified, webhooksAfter } from './an-endpoint.ts';

const now = '2026-03-20T02:00:00.000Z';
const url = 'https://receiver.example/hooks';
const settings: EndpointSettings = { url, types: 'all', unitIds: 'all' };
const context = { now, directory: aDirectory() };

const create: EndpointCommand = { name: 'create', endpointId: 'w1', settings, signature: 'v1', keyId: 'k1', ownerId: 'administrator' };
const of = (name: 'pause' | 'resume' | 'delete'): EndpointCommand => ({ name, endpointId: 'w1' });
const verify: EndpointCommand = { name: 'verify', endpointId: 'w1', url, how: 'challenge' };
const rotate: EndpointCommand = { name: 'rotate', endpointId: 'w1', keyId: 'k9' };
const replay: EndpointCommand = { name: 'replay', endpointId: 'w1', since: '2026-03-10T02:00:00.000Z' };
const disable: EndpointCommand = { name: 'disable', endpointId: 'w1', why: 'failing' };
const elsewhere: EndpointSettings = { ...settings, url: 'https://elsewhere.example/' };
const change = (changes: Partial<EndpointSettings>): EndpointCommand => ({
  name: 'change',
  endpointId: 'w1',
  settings: { ...settings, ...changes },
});

const paused: EndpointEvent = { type: 'EndpointPaused', endpointId: 'w1' };
const disabled: EndpointEvent = { type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' };
const inStatus = {
  pending: webhooksAfter(created),
  active: webhooksAfter(created, verified),
  paused: webhooksAfter(created, verified, paused),
  disabled: webhooksAfter(created, verified, disabled),
};
type Status = keyof typeof inStatus;

const answer = (status: Status, command: EndpointCommand): EndpointEvent[] => decideEndpoint(inStatus[status], command, context);

describe('each command in each status', () => {
  const legal: readonly (readonly [EndpointCommand, Readonly<Record<Status, EndpointEvent['type'] | 'nothing' | 'refused'>>])[] = [
    [verify, { pending: 'EndpointVerified', active: 'nothing', paused: 'nothing', disabled: 'nothing' }],
    [of('pause'), { pending: 'refused', active: 'EndpointPaused', paused: 'nothing', disabled: 'refused' }],
    [of('resume'), { pending: 'refused', active: 'nothing', paused: 'EndpointResumed', disabled: 'EndpointResumed' }],
    [disable, { pending: 'nothing', active: 'EndpointDisabled', paused: 'nothing', disabled: 'nothing' }],
    [rotate, { pending: 'SecretRotated', active: 'SecretRotated', paused: 'SecretRotated', disabled: 'SecretRotated' }],
    [replay, { pending: 'refused', active: 'ReplayRequested', paused: 'refused', disabled: 'refused' }],
    [
      change({ types: ['proposal.closed'] }),
      { pending: 'EndpointChanged', active: 'EndpointChanged', paused: 'EndpointChanged', disabled: 'EndpointChanged' },
    ],
    [of('delete'), { pending: 'EndpointDeleted', active: 'EndpointDeleted', paused: 'EndpointDeleted', disabled: 'EndpointDeleted' }],
  ];
  const cases = legal.flatMap(([command, byStatus]) =>
    (Object.keys(inStatus) as Status[]).map((status) => ({ name: command.name, command, status, expected: byStatus[status] })),
  );

  it.each(cases)('$name while it is $status: $expected', ({ command, status, expected }) => {
    if (expected === 'refused') {
      expect(refusalOf(() => answer(status, command))).toEqual({ name: 'WebhookNotLegalError', facts: { action: command.name, status } });
    } else {
      expect(answer(status, command).map(({ type }) => type)).toEqual(expected === 'nothing' ? [] : [expected]);
    }
  });

  it.each(legal.map(([command]) => command))('$name of an endpoint the body does not have is not found', (command) => {
    expect(refusalOf(() => decideEndpoint(webhooksAfter(), command, context))).toEqual({
      name: 'WebhookNotFoundError',
      facts: { endpointId: 'w1' },
    });
  });
});

describe('what a command records', () => {
  it('is the endpoint as asked, its secret by name', () => {
    expect(decideEndpoint(webhooksAfter(), create, context)).toEqual([created]);
    expect(answer('pending', verify)).toEqual([{ type: 'EndpointVerified', endpointId: 'w1', how: 'challenge' }]);
    expect(answer('active', disable)).toEqual([{ type: 'EndpointDisabled', endpointId: 'w1', why: 'failing' }]);
    expect(answer('active', replay)).toEqual([{ type: 'ReplayRequested', endpointId: 'w1', since: '2026-03-10T02:00:00.000Z' }]);
    expect(answer('active', change({ description: '省级平台' }))).toEqual([
      { type: 'EndpointChanged', endpointId: 'w1', settings: { ...settings, description: '省级平台' } },
    ]);
  });

  it('is an overlap of 24 hours for a rotated secret', () => {
    expect(answer('active', rotate)).toEqual([
      { type: 'SecretRotated', endpointId: 'w1', keyId: 'k9', overlapUntil: '2026-03-21T02:00:00.000Z' },
    ]);
  });

  it('is nothing for settings it has already', () => {
    expect(answer('active', change({}))).toEqual([]);
  });

  it('is nothing for the consent of an address it no longer has', () => {
    const moved = webhooksAfter(created, {
      type: 'EndpointChanged',
      endpointId: 'w1',
      settings: { ...settings, url: 'https://new.example/' },
    });
    expect(decideEndpoint(moved, verify, context)).toEqual([]);
  });
});

/** A body with so many endpoints. */
const many = (count: number) => webhooksAfter(...Array.from({ length: count }, (_, index) => ({ ...created, endpointId: `w${index}` })));

describe('what is refused', () => {
  it('is a unit that is not in the directory', () => {
    const refused = { name: 'UnknownUnitError', facts: { unitId: 'water' } };
    const unitIds = ['parks', 'water'];
    expect(refusalOf(() => decideEndpoint(webhooksAfter(), { ...create, settings: { ...settings, unitIds } }, context))).toEqual(refused);
    expect(refusalOf(() => answer('active', change({ unitIds })))).toEqual(refused);
    expect(answer('active', change({ unitIds: ['parks'] }))).toHaveLength(1);
  });

  it('is the fifty-first endpoint of a body', () => {
    expect(decideEndpoint(many(49), { ...create, endpointId: 'w99', settings: elsewhere }, context)).toHaveLength(1);
    expect(refusalOf(() => decideEndpoint(many(50), { ...create, endpointId: 'w99' }, context))).toEqual({
      name: 'TooManyWebhooksError',
      facts: { limit: 50 },
    });
  });

  it('is a second endpoint at an address, but not a change of one that was there before this was refused', () => {
    const taken = { name: 'WebhookUrlTakenError', facts: { endpointId: 'w0' } };
    expect(refusalOf(() => decideEndpoint(many(1), { ...create, endpointId: 'w9' }, context))).toEqual(taken);
    const moved: EndpointEvent = { type: 'EndpointChanged', endpointId: 'w1', settings: elsewhere };
    const apart = webhooksAfter({ ...created, endpointId: 'w0' }, created, moved);
    expect(refusalOf(() => decideEndpoint(apart, change({}), context))).toEqual(taken);
    expect(decideEndpoint(many(2), change({ types: ['proposal.closed'] }), context)).toHaveLength(1);
  });

  it('is a sixth secret that would sign, until the overlap of an old one is over', () => {
    const rotations = ['k2', 'k3', 'k4', 'k5'].map((keyId): EndpointEvent => ({
      type: 'SecretRotated',
      endpointId: 'w1',
      keyId,
      overlapUntil: '2026-03-20T12:00:00.000Z',
    }));
    const rotated = webhooksAfter(created, verified, ...rotations);
    expect(refusalOf(() => decideEndpoint(rotated, rotate, context))).toEqual({ name: 'TooManyWebhookKeysError', facts: { limit: 5 } });
    expect(decideEndpoint(rotated, rotate, { ...context, now: '2026-03-20T12:00:00.000Z' })).toHaveLength(1);
  });

  it.each(['2026-02-18T01:59:59.999Z', '2026-03-20T02:00:00.001Z'])('is a replay from %s: older than 30 days, or to come', (since) => {
    expect(refusalOf(() => answer('active', { name: 'replay', endpointId: 'w1', since }))).toEqual({
      name: 'ReplayNotPossibleError',
      facts: { since, earliest: '2026-02-18T02:00:00.000Z' },
    });
  });

  it('is not a replay from 30 days ago to the moment', () => {
    expect(answer('active', { name: 'replay', endpointId: 'w1', since: '2026-02-18T02:00:00.000Z' })).toHaveLength(1);
    expect(answer('active', { name: 'replay', endpointId: 'w1', since: now })).toHaveLength(1);
  });
});
