import { describe, expect, it } from 'vitest';
import { readStateGraph } from '../../../page/diagram/state-graph.ts';
import { standingOf } from '../../../page/standing.ts';
import type { HistoryEvent } from '../../../page/states-reader.ts';

const graph = readStateGraph({
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'P' },
    P: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'X', States: { X: { Type: 'Task', End: true } } },
        { StartAt: 'Y', States: { Y: { Type: 'Task', End: true } } },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
      End: true,
    },
    B: { Type: 'Wait', Seconds: 1, End: true },
  },
});

/** `>A` enters, `<A` leaves, anything else is an event of another type. */
const history = (...steps: string[]): HistoryEvent[] =>
  steps.map((step, index) => {
    const name = step.slice(1);
    const details = step.startsWith('>')
      ? { stateEnteredEventDetails: { name } }
      : step.startsWith('<')
        ? { stateExitedEventDetails: { name } }
        : {};
    return { id: index + 1, type: 'T', timestamp: 0, ...details };
  });

describe('where an execution stands', () => {
  it.each([
    ['in the state it entered', ['>A'], ['A']],
    ['nowhere between two states', ['>A', '<A'], []],
    ['in each branch, not in the state around them', ['>A', '<A', '>P', '>X', '>Y'], ['X', 'Y']],
    ['in the branch that is left', ['>P', '>X', '>Y', '<X'], ['Y']],
    ['after a Parallel that failed, not in what it broke off', ['>P', '>X', '>Y', '-', '<P', '>B'], ['B']],
    ['in the new round of a Parallel that is retried', ['>P', '>X', '>Y', '>P', '>X'], ['X']],
  ])('%s', (_, steps, at) => {
    expect(standingOf(history(...steps), graph).at).toEqual(at);
  });

  it('remembers what was visited', () => {
    expect([...standingOf(history('>A', '<A', '>P', '>X'), graph).visited]).toEqual(['A', 'P', 'X']);
  });
});
