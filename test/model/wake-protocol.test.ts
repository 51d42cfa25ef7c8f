import { describe, expect, it } from 'vitest';
import { explore } from '#test/model/explore.ts';
import type { Exploration } from '#test/model/explore.ts';
import { asDesigned, wakeProtocol } from '#test/model/wake-protocol.ts';
import type { WakeStepKind, WakeVariant } from '#test/model/wake-protocol.ts';
import { isDecided } from '#test/model/wake-state.ts';
import type { WakeState } from '#test/model/wake-state.ts';

type Found = Exploration<WakeState, WakeStepKind>;

const hasEnded = ({ phase }: WakeState): boolean => phase === 'ended';
const isWork = (kind: WakeStepKind): boolean => kind === 'work';

/** A way to a stage that ended although nothing was decided. */
const endsUndecided = (found: Found) => found.wayToBad((state) => hasEnded(state) && !isDecided(state));

/** A way to a stage that can never end, though nothing more goes wrong and alarms go on ringing. */
const isStuck = (found: Found) => found.wayToStuck({ from: () => true, goal: hasEnded, allowed: (kind) => kind !== 'fault' });

/** A way to a decided stage that ends only after the next alarm, though no stream record was lost. */
const waitsForAlarm = (found: Found) =>
  found.wayToStuck({ from: (state) => isDecided(state) && !state.recordLost, goal: hasEnded, allowed: isWork });

const explored = (faults: number, changes: Partial<WakeVariant> = {}): Found =>
  explore(wakeProtocol({ ...asDesigned, ...changes }, faults));

// Three faults take a few seconds, and more on a busy machine.
describe('the wake protocol as designed', { timeout: 60_000 }, () => {
  it.each([
    [0, 270],
    [1, 3_610],
    [2, 28_841],
    [3, 182_310],
  ])('ends every stage, only with its commit and without waiting for an alarm: %i faults', (faults, states) => {
    const found = explored(faults);
    console.log(`wake protocol, up to ${faults} faults: ${found.states} states`);
    expect(found.states).toBe(states);
    expect(endsUndecided(found)).toBeUndefined();
    expect(isStuck(found)).toBeUndefined();
    expect(waitsForAlarm(found)).toBeUndefined();
    // With this, "can end" above means "ends": work cannot go on for ever without getting there.
    expect(found.canGoRound(isWork)).toBe(false);
  });

  it('needs the alarm when a stream record is lost, which is why the alarm looks too', () => {
    const decided = { from: isDecided, goal: hasEnded, allowed: isWork };
    expect(explored(0).wayToStuck(decided)).toBeUndefined();
    expect(explored(1).wayToStuck(decided)).toContain('FAULT a record is lost');
  });
});

describe('without the fence', () => {
  it('the last writer may be an attempt that was given up: its dead token hides the living one', () => {
    const storing = 'last-writer-wins';
    expect(waitsForAlarm(explored(0, { storing }))).toBeUndefined();
    expect(waitsForAlarm(explored(1, { storing }))).toEqual([
      'Open writes the opening',
      'Await issues token 1',
      'FAULT the service gives up on an attempt that lives on',
      'Await issues token 2',
      'attempt 2 stores its token',
      'attempt 2 looks into the ledger',
      'the command commits',
      'attempt 1 stores its token',
    ]);
  });

  it('the first writer keeps its dead token after one crash', () => {
    expect(waitsForAlarm(explored(1, { storing: 'put-if-absent' }))).toEqual([
      'Open writes the opening',
      'Await issues token 1',
      'FAULT attempt 1 crashes after its store',
      'Await issues token 2',
      'attempt 2 stores its token',
      'attempt 2 looks into the ledger',
      'the command commits',
    ]);
  });

  it('the first writer keeps its dead token after one alarm, with no fault at all', () => {
    expect(waitsForAlarm(explored(0, { storing: 'put-if-absent' }))).toEqual([
      'Open writes the opening',
      'Await issues token 1',
      'attempt 1 stores its token',
      'attempt 1 looks into the ledger',
      'Await times out',
      'the alarm is recorded',
      'Await issues token 2',
      'attempt 2 stores its token',
      'attempt 2 looks into the ledger',
      'the command commits',
    ]);
  });
});

describe('without the look after storing', () => {
  it('a commit that comes before the token is never noticed, with no fault at all', () => {
    expect(isStuck(explored(0, { looking: 'never' }))).toEqual([
      'Open writes the opening',
      'the command commits',
      'relay reads the ledger',
      'relay finds no token',
    ]);
  });

  it('looking first and storing then lets the commit slip in between', () => {
    expect(waitsForAlarm(explored(0, { looking: 'before-storing' }))).toEqual([
      'Open writes the opening',
      'Await issues token 1',
      'attempt 1 looks into the ledger',
      'the command commits',
      'relay reads the ledger',
      'relay finds no token',
    ]);
  });
});

describe('with another relay', () => {
  it('a cursor that advances before the wake forgets it in a crash', () => {
    const relaying = 'advance-then-wake';
    expect(waitsForAlarm(explored(0, { relaying }))).toBeUndefined();
    expect(waitsForAlarm(explored(1, { relaying }))?.at(-1)).toBe('FAULT relay crashes after its advance');
  });

  it('a record taken for the message ends a stage that nobody decided', () => {
    expect(endsUndecided(explored(0, { relaying: 'wake-on-any-record' }))).toContain('relay answers token 1');
  });
});
