import { describe, expect, it } from 'vitest';
import { activeStatuses, endStages, stages } from '#core/case/stages.ts';
import { assignmentWaits, proposalWaits, assignmentDone } from '#core/contracts/workflow.ts';
import { machines, standingsIn, statesOf } from '#test/support/asl-states.ts';
import type { Machine, StateOf } from '#test/support/asl-states.ts';

const machine = (name: string): Machine => machines.get(name)!;
const resume = 'Where does it stand?';

function choice(of: Machine, name: string): StateOf<'Choice'> {
  const found = statesOf(of, 'Choice').find((one) => one.name === name);
  if (found === undefined) throw new Error(`no choice ${name}`);
  return found.state;
}

/** Where the choice goes for a standing. */
function routed(of: Machine, name: string, standing: string): string {
  const { Choices, Default } = choice(of, name);
  return Choices.find(({ Condition }) => standingsIn(Condition).includes(standing))?.Next ?? Default;
}

/** What core says of a step or wait: which standing it is for. */
function waitingIn(of: Machine, name: string): unknown {
  const state = of.States[name];
  return state?.Type === 'Task' ? state.Arguments.Payload['waitingIn'] : undefined;
}

describe.each([
  ['proposal', proposalWaits],
  ['assignment', assignmentWaits],
] as const)('the %s machine', (name, waits) => {
  const of = machine(name);
  const ofFunction = (folder: string) => statesOf(of, 'Task').filter(({ state }) => state.Arguments.FunctionName.endsWith(`:${folder}`));

  it.each([...waits])('waits for and sounds the alarms of %s', (standing) => {
    for (const folder of ['await-outcome', 'sound-alarm']) {
      expect(
        ofFunction(folder).filter((task) => task.state.Arguments.Payload['waitingIn'] === standing),
        folder,
      ).toHaveLength(1);
    }
  });

  it('waits in nothing else', () => {
    const told = ofFunction('await-outcome').map(({ state }) => String(state.Arguments.Payload['waitingIn']));
    expect(told.sort()).toEqual([...waits].sort());
  });

  it.each([...waits])('two transitions lead through %s, and two through its alarm', (standing) => {
    const [found] = ofFunction('await-outcome').filter(({ name: task }) => waitingIn(of, task) === standing);
    const wait = found!.state;
    expect(of.States[wait.Next ?? '']?.Type).toBe('Choice');
    const alarm = of.States[wait.Catch[0]!.Next];
    if (alarm?.Type !== 'Task') throw new Error('a timeout leads to no step');
    expect(alarm.Arguments).toMatchObject({ FunctionName: expect.stringMatching(/:sound-alarm$/), Payload: { waitingIn: standing } });
    expect(alarm).toMatchObject({ Next: found!.name, Assign: { wakeIn: '{% $states.result.Payload.wakeIn %}' } });
  });

  it('begins in its first wait, with the alarm its starter knew or one that is reckoned', () => {
    const start = of.States[of.StartAt];
    if (start?.Type !== 'Choice') throw new Error('it begins with no choice');
    const [known] = start.Choices;
    expect(known).toMatchObject({
      Condition: '{% $exists($states.context.Execution.Input.wakeIn) %}',
      Assign: { wakeIn: '{% $states.context.Execution.Input.wakeIn %}' },
    });
    expect(waitingIn(of, known!.Next)).toBe(waits[0]);
    const [open, ...more] = ofFunction('open-wait');
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      name: start.Default,
      state: { Next: known!.Next, Assign: { wakeIn: '{% $states.result.Payload.wakeIn %}' } },
    });
    expect(waitingIn(of, open!.name)).toBe(waits[0]);
  });

  it.each([...waits])('an outcome of %s that its choice does not know is asked of the ledger', (standing) => {
    const [wait] = ofFunction('await-outcome').filter(({ name: task }) => waitingIn(of, task) === standing);
    const asked = of.States[choice(of, wait!.state.Next ?? '').Default];
    if (asked?.Type !== 'Task') throw new Error('the choice asks nobody');
    expect(asked.Arguments.FunctionName).toMatch(/:find-standing$/);
    expect(asked.Next).toBe(resume);
  });

  it.each([...waits])('a new alarm of %s goes back to sleep with it', (standing) => {
    const [wait] = ofFunction('await-outcome').filter(({ name: task }) => waitingIn(of, task) === standing);
    const rescheduled = choice(of, wait!.state.Next ?? '').Choices.find(({ Condition }) => standingsIn(Condition).includes('rescheduled'));
    expect(rescheduled).toMatchObject({ Next: wait!.name, Assign: { wakeIn: '{% $states.input.wakeIn %}' } });
  });

  it('every route to a wait leads to that of the standing that is routed, with the time to its alarm', () => {
    for (const { name: choosing, state } of statesOf(of, 'Choice')) {
      if (choosing === of.StartAt) continue;
      for (const { Condition, Next, Assign } of state.Choices) {
        const target = waitingIn(of, Next);
        if (target === undefined) continue;
        const routes = standingsIn(Condition);
        if (!routes.includes('rescheduled')) expect(routes).toEqual([target]);
        expect(Assign).toEqual({ wakeIn: '{% $states.input.wakeIn %}' });
      }
    }
  });

  it('a number taken leads to a wait with the time to its alarm, or ends', () => {
    for (const { state } of ofFunction('take-number')) {
      const next = of.States[state.Next ?? ''];
      if (next?.Type === 'Task') expect(state.Assign).toEqual({ wakeIn: '{% $states.result.Payload.wakeIn %}' });
      else expect(next?.Type).toBe('Succeed');
    }
  });
});

describe('the way back in', () => {
  const proposal = machine('proposal');
  const assignment = machine('assignment');

  it.each(stages.filter((stage) => stage !== 'draft'))('knows where a proposal %s goes on', (stage) => {
    const next = routed(proposal, resume, stage);
    const isEnd = endStages.some((end) => end === stage);
    expect(proposal.States[next]?.Type).toBe(isEnd ? 'Succeed' : 'Task');
  });

  it('a draft has no workflow: finding one is a failure', () => {
    expect(proposal.States[routed(proposal, resume, 'draft')]?.Type).toBe('Fail');
  });

  it.each([...activeStatuses])('knows where a share %s goes on', (status) => {
    expect(assignment.States[routed(assignment, resume, status)]?.Type).toBe('Task');
  });

  it('a share that owes nothing is done', () => {
    expect(assignment.States[routed(assignment, resume, assignmentDone)]?.Type).toBe('Succeed');
  });

  it.each([
    ['proposal', 'awaiting-number', 'Take the case number'],
    ['assignment', 'awaiting-letter-number', 'Take the letter number'],
  ])('a %s %s takes its number', (name, standing, state) => {
    expect(routed(machine(name), resume, standing)).toBe(state);
  });

  it('a proposal that has its number by the time its review is over goes straight to the dispatch', () => {
    expect(routed(proposal, 'Filed?', 'awaiting-dispatch')).toBe('Wait for the government office to dispatch it');
    expect(routed(proposal, 'Filed?', 'awaiting-number')).toBe('Take the case number');
  });

  it('an answer that is no standing fails, so that the reconciler hears of it', () => {
    for (const of of [proposal, assignment]) expect(of.States[choice(of, resume).Default]?.Type).toBe('Fail');
  });
});

describe('the digest machine', () => {
  const digest = machine('digest');

  it('waits until the instant it was started for, then sends: two transitions', () => {
    const first = digest.States[digest.StartAt];
    expect(first).toMatchObject({ Type: 'Wait', Timestamp: '{% $states.input.at %}' });
    const second = digest.States[first?.Type === 'Wait' ? first.Next : ''];
    expect(second).toMatchObject({ Type: 'Task', End: true, Arguments: { FunctionName: expect.stringMatching(/:send-mail$/) } });
  });

  it('tries no refused address again, and follows it up', () => {
    const [send] = statesOf(digest, 'Task').filter(({ state }) => state.Arguments.FunctionName.endsWith(':send-mail'));
    expect(send?.state.Retry[0]).toEqual({ ErrorEquals: ['AddressRefusedError'], MaxAttempts: 0 });
    const { Next } = send!.state.Catch[0]!;
    expect(send?.state.Catch[0]?.ErrorEquals).toEqual(['AddressRefusedError']);
    expect(digest.States[Next]).toMatchObject({ End: true, Arguments: { FunctionName: expect.stringMatching(/:record-mail-delivery$/) } });
  });
});
