import { describe, expect, it } from 'vitest';
import { systemActor } from '#core/ledger/commit.ts';
import { signingKeys } from '#core/webhook/endpoint/endpoint.ts';
import { webhooksLog } from '#core/webhook/endpoint/webhooks-log.ts';
import type { EndpointEvent } from '#core/webhook/endpoint/endpoint-event.ts';
import { aCommit } from '#test/support/a-commit.ts';
import { created, endpointAfter, verified, webhooksAfter } from './an-endpoint.ts';

const day = (on: number): string => `2026-03-${String(on).padStart(2, '0')}T02:00:00.000Z`;
const paused: EndpointEvent = { type: 'EndpointPaused', endpointId: 'w1' };
const resumed: EndpointEvent = { type: 'EndpointResumed', endpointId: 'w1' };
const disabled: EndpointEvent = { type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' };
const changed = (url: string, description?: string): EndpointEvent => ({
  type: 'EndpointChanged',
  endpointId: 'w1',
  settings: { url, types: ['proposal.closed'], unitIds: ['parks'], ...(description === undefined ? {} : { description }) },
});
const rotated = (keyId: string, overlapUntil: string): EndpointEvent => ({ type: 'SecretRotated', endpointId: 'w1', keyId, overlapUntil });
const replay = (since: string): EndpointEvent => ({ type: 'ReplayRequested', endpointId: 'w1', since });

describe('an endpoint', () => {
  it('waits for consent, and is owed everything from its creation on', () => {
    expect(endpointAfter()).toEqual({
      id: 'w1',
      body: '990112',
      url: 'https://receiver.example/hooks',
      types: 'all',
      unitIds: 'all',
      status: 'pending',
      signature: 'v1',
      ownerId: 'administrator',
      createdAt: day(1),
      since: day(1),
      stoppedAt: day(1),
      keys: [{ keyId: 'k1' }],
    });
    expect(endpointAfter(verified)).toMatchObject({ status: 'active', since: day(1) });
    expect(endpointAfter(verified)).not.toHaveProperty('stoppedAt');
  });

  it('stops when it is paused or disabled, and runs again when it is resumed', () => {
    expect(endpointAfter(verified, paused)).toMatchObject({ status: 'paused', stoppedAt: day(3) });
    expect(endpointAfter(verified, disabled)).toMatchObject({ status: 'disabled', why: 'gone', stoppedAt: day(3) });
    for (const stop of [paused, disabled]) expect(endpointAfter(verified, stop, resumed)).toEqual(endpointAfter(verified));
  });

  it('needs consent anew for another address, not for another filter', () => {
    const moved = endpointAfter(verified, changed('https://other.example/hooks'));
    expect(moved).toMatchObject({ status: 'pending', url: 'https://other.example/hooks', stoppedAt: day(3), since: day(1) });
    const same = endpointAfter(verified, changed('https://receiver.example/hooks'));
    expect(same).toMatchObject({ status: 'active', types: ['proposal.closed'], unitIds: ['parks'] });
    expect(same).not.toHaveProperty('stoppedAt');
  });

  it('counts as stopped since the first of several stops on end, and keeps no reason that is over', () => {
    expect(endpointAfter(verified, disabled, changed('https://other.example/hooks'))).toMatchObject({
      stoppedAt: day(3),
      status: 'pending',
    });
    expect(endpointAfter(verified, disabled, changed('https://other.example/hooks'))).not.toHaveProperty('why');
  });

  it('loses a description that is left out', () => {
    const described = changed('https://receiver.example/hooks', '省级平台');
    expect(endpointAfter(described)).toHaveProperty('description', '省级平台');
    expect(endpointAfter(described, changed('https://receiver.example/hooks'))).not.toHaveProperty('description');
  });

  it('reaches further back for a replay, never less', () => {
    expect(endpointAfter(verified, replay('2026-02-10T00:00:00.000Z')).since).toBe('2026-02-10T00:00:00.000Z');
    expect(endpointAfter(verified, replay(day(3))).since).toBe(day(1));
  });

  it('is gone once it is deleted; what comes later about it changes nothing', () => {
    const gone = webhooksAfter(created, { type: 'EndpointDeleted', endpointId: 'w1' }, paused);
    expect(gone.endpoints.size).toBe(0);
  });

  it('leaves the others of its body as they are', () => {
    const both = webhooksAfter(created, { ...created, endpointId: 'w2' }, verified);
    expect([...both.endpoints.values()].map(({ id, status }) => [id, status])).toEqual([
      ['w1', 'active'],
      ['w2', 'pending'],
    ]);
  });
});

describe('the keys that sign', () => {
  it('are the newest, and the ones before it until their overlap ends', () => {
    const endpoint = endpointAfter(verified, rotated('k2', day(4)), rotated('k3', day(5)));
    expect(endpoint.keys).toEqual([{ keyId: 'k1', until: day(4) }, { keyId: 'k2', until: day(5) }, { keyId: 'k3' }]);
    expect([day(3), day(4), day(5)].map((now) => signingKeys(endpoint, now))).toEqual([['k3', 'k2', 'k1'], ['k3', 'k2'], ['k3']]);
  });
});

describe('the log of endpoints', () => {
  it('begins with none and takes the body from its key', () => {
    const log = webhooksLog('990113');
    expect(log.apply(undefined, created, { at: day(1), by: systemActor })?.endpoints.get('w1')?.body).toBe('990113');
    expect(log.apply(webhooksAfter(created), verified, { at: day(2), by: systemActor })?.endpoints.get('w1')?.status).toBe('active');
  });

  it('reads its own events and nothing else, least of all a secret', () => {
    const log = webhooksLog('990112');
    expect(log.readEvents(aCommit([created]))).toEqual([created]);
    for (const other of [{ ...created, secret: 'whsec_x' }, { type: 'ProposalFiled' }, { ...verified, how: 'trust' }])
      expect(() => log.readEvents(aCommit([other]))).toThrow();
  });
});
