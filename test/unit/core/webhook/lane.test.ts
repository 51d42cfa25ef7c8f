import { describe, expect, it } from 'vitest';
import {
  claimLane,
  failLane,
  newLane,
  owedBy,
  recallLane,
  releaseLane,
  reviveLane,
  rewindLane,
  settleLane,
} from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import { mostTries } from '#core/webhook/lane/next-try.ts';
import { dispatchBoth } from '#test/support/case-in.ts';
import { endpointFor } from './an-endpoint.ts';
import { CommittedStory } from './told-case.ts';

const now = '2026-03-02T02:00:00.000Z';
const lease = { owner: 'worker', until: '2026-03-02T02:00:30.000Z' };
const middle = { random: 0.5 };

function claimed(lane: Lane = newLane): Lane {
  const mine = claimLane(lane, lease, now);
  if (mine === undefined) throw new Error('not to be had');
  return mine;
}

describe('a lane', () => {
  it('belongs to one worker until its lease is over', () => {
    const mine = claimed();
    expect(mine).toEqual({ ...newLane, version: 1, leaseOwner: 'worker', leaseUntil: lease.until });
    expect(claimLane(mine, { ...lease, owner: 'other' }, '2026-03-02T02:00:29.999Z')).toBeUndefined();
    expect(claimLane(mine, { ...lease, owner: 'other' }, lease.until)).toMatchObject({ leaseOwner: 'other', version: 2 });
  });

  it('goes on in the same hands after a delivery, its failures forgotten', () => {
    const failed = failLane(claimed(), now, middle);
    const again = claimLane(failed, lease, '2026-03-02T02:00:05.000Z');
    expect(settleLane(again!, 1)).toEqual({
      version: 4,
      cursor: 1,
      state: 'clear',
      attempts: 0,
      leaseOwner: 'worker',
      leaseUntil: lease.until,
    });
  });

  it('waits for its next try after a failure, out of everybody’s hands', () => {
    const failed = failLane(claimed(), now, middle);
    expect(failed).toEqual({
      version: 2,
      cursor: 0,
      attempts: 1,
      firstFailureAt: now,
      state: 'retrying',
      nextAttemptAt: '2026-03-02T02:00:05.000Z',
    });
    expect(claimLane(failed, lease, '2026-03-02T02:00:04.999Z')).toBeUndefined();
    expect(claimLane(failed, lease, '2026-03-02T02:00:05.000Z')).toBeDefined();
  });

  it('waits as long as the receiver asks', () => {
    expect(failLane(claimed(), now, { ...middle, retryAfter: 3600 }).nextAttemptAt).toBe('2026-03-02T03:00:00.000Z');
  });

  it('is parked after the tenth failure, and remembers the first', () => {
    let lane = failLane(claimed(), now, middle);
    for (let tries = 2; tries <= mostTries; tries += 1) {
      expect(lane.state).toBe('retrying');
      lane = failLane(claimLane(lane, lease, lane.nextAttemptAt!)!, lane.nextAttemptAt!, middle);
    }
    expect(lane).toEqual({ version: 20, cursor: 0, attempts: 10, state: 'parked', firstFailureAt: now });
    expect(claimLane(lane, lease, '2027-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('is as it was when its worker lets go of it', () => {
    expect(releaseLane(claimed())).toEqual({ ...newLane, version: 2 });
    const retrying = claimLane(failLane(claimed(), now, middle), lease, lease.until)!;
    expect(releaseLane(retrying)).toMatchObject({ state: 'retrying', attempts: 1, firstFailureAt: now });
  });

  it('that was parked goes on at its cursor once it is revived', () => {
    const parked: Lane = { version: 20, cursor: 7, attempts: 10, state: 'parked', firstFailureAt: now };
    expect(reviveLane(parked)).toEqual({ version: 21, cursor: 7, attempts: 0, state: 'clear' });
  });

  it('is due at once when it is recalled, its tries still counted; a parked one gets one more', () => {
    const recalled = recallLane(failLane(claimed(), now, middle));
    expect(recalled).toEqual({ version: 3, cursor: 0, attempts: 1, firstFailureAt: now, state: 'retrying' });
    const parked: Lane = { version: 20, cursor: 7, attempts: 10, state: 'parked', firstFailureAt: now };
    const mine = claimLane(recallLane(parked), lease, now)!;
    expect(failLane(mine, now, middle)).toMatchObject({ state: 'parked', attempts: 11, cursor: 7 });
  });

  it('that is set back goes on further back, never further on', () => {
    const lane: Lane = { ...newLane, version: 9, cursor: 7 };
    expect([rewindLane(lane, 3), rewindLane(lane, 8)].map(({ version, cursor }) => [version, cursor])).toEqual([
      [10, 3],
      [10, 7],
    ]);
  });

  it('stays in its worker’s hands while somebody else revives it or sets it back', () => {
    expect([reviveLane(claimed()), rewindLane(claimed(), 0)]).toMatchObject([{ leaseUntil: lease.until }, { leaseUntil: lease.until }]);
  });
});

describe('what a lane owes', () => {
  const story = new CommittedStory().begins().at('2026-01-20T02:00:00.000Z').does('file').at('2026-01-21T02:00:00.000Z').numbers();
  story.at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
  const events = story.told;
  const owed = (cursor: number, endpoint = endpointFor({})): readonly [string | undefined, number] => {
    const { event, settledTo } = owedBy({ cursor }, endpoint, events);
    return [event?.type, settledTo];
  };

  it('is the event after its cursor', () => {
    expect([owed(0), owed(1), owed(5), owed(6)]).toEqual([
      ['proposal.submitted', 0],
      ['proposal.filed', 1],
      ['assignment.assigned', 5],
      [undefined, 6],
    ]);
  });

  it('leaves out what the endpoint does not want, and settles it', () => {
    const filtered = endpointFor({ types: ['proposal.numbered', 'proposal.dispatched'] });
    expect([owed(0, filtered), owed(3, filtered), owed(4, filtered)]).toEqual([
      ['proposal.numbered', 2],
      ['proposal.dispatched', 3],
      [undefined, 6],
    ]);
  });

  it('never goes back behind its cursor, should a reader see less of the log than the one before', () => {
    expect(owedBy({ cursor: 9 }, endpointFor({}), events)).toEqual({ settledTo: 9 });
  });
});
