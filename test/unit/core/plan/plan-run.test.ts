import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';

const minutes = (n: number): void => void vi.setSystemTime(new Date(Date.now() + n * 60_000));
const problem = (name: string): string => `urn:proposal-pipeline:problem:${name}`;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a sealed plan', () => {
  it('shows line by line what would happen, and changes nothing', async () => {
    const board = await PlanBoard.with('p1', 'p2', 'p3');
    const before = board.log('p1');
    const plan = await board.seals([
      dispatchTo('p1', 'transport', 'parks'),
      dispatchTo('p2', 'transport'),
      dispatchTo('p9', 'parks'),
      dispatchTo('p3', 'museum'),
    ]);
    expect(plan).toMatchObject({ state: 'sealed', goodUntil: '2026-03-02T02:15:00.000Z', by: { id: 'du' } });
    expect(plan.counts).toEqual({ planned: 2, refused: 2, cancelled: 0, done: 0, 'left-out': 0 });
    expect(plan.lines.map(({ status, why }) => [status, why?.name])).toEqual([
      ['planned', undefined],
      ['planned', undefined],
      ['refused', 'NotFoundError'],
      ['refused', 'UnitHasNoAddresseeError'],
    ]);
    expect(plan.lines[0]).toMatchObject({
      becomes: 'in-handling',
      assignments: [
        { assignmentId: 'a1', unit: { id: 'transport' }, role: 'lead' },
        { assignmentId: 'a2', unit: { id: 'parks' }, role: 'co-handler' },
      ],
    });
    const reply = plan.lines[0]!.clocks.find(({ clockId }) => clockId === 'a1.reply');
    expect(reply).toMatchObject({ kind: 'reply', dueOn: '2026-06-02', provisional: false });
    expect(reply?.explanation.zh).toContain('2026');
    expect(board.log('p1')).toEqual(before);
  });

  it('lists one mail for each recipient, whatever the number of lines', async () => {
    const board = await PlanBoard.with('p1', 'p2', 'p3');
    const plan = await board.seals(['p1', 'p2', 'p3'].map((id) => dispatchTo(id, 'transport', 'parks')));
    expect(plan.mails.map(({ recipientId, urgency, lines }) => [recipientId, urgency, lines])).toEqual([
      ['lin', 'digest', [1, 2, 3]],
      ['parks-clerk', 'prompt', [1, 2, 3]],
      ['transport-clerk', 'prompt', [1, 2, 3]],
    ]);
  });

  it('says what a case with two lines would need', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport'), { proposalId: 'p1', command: 'remind', payload: {} }]);
    expect(plan.lines[1]).toMatchObject({ status: 'refused', why: { name: 'PlanCaseTwiceError' } });
  });

  it('is the same when it is asked for again with its key, and another one with another', async () => {
    const board = await PlanBoard.with('p1');
    const first = await board.seals([dispatchTo('p1', 'transport')], 'du', 'k1');
    minutes(1);
    expect(await board.seals([dispatchTo('p1', 'transport')], 'du', 'k1')).toEqual(first);
    expect((await board.seals([dispatchTo('p1', 'transport')], 'du', 'k2')).id).not.toBe(first.id);
    const other = await board.api.ask('du', 'POST', '/v1/plans', { body: { lines: [dispatchTo('p1', 'parks')] }, key: 'k1' });
    expect(other).toMatchObject({ status: 422, body: { type: problem('command-id-reused') } });
  });

  it('tells what is wrong with a body by its line', async () => {
    const board = await PlanBoard.with('p1');
    const lines = [dispatchTo('p1', 'transport'), { proposalId: 'p1', command: 'dispatch', payload: { lead: 7 } }];
    const told = await board.api.ask('du', 'POST', '/v1/plans', { body: { lines }, key: 'k' });
    expect(told).toMatchObject({ status: 400, body: { errors: [{ path: 'lines.1.payload.lead' }] } });
  });

  it.each([
    ['lin', 403],
    ['transport-clerk', 403],
    ['auditor', 403],
    ['administrator', 403],
    ['cao', 201],
    ['song', 201],
  ])('is made by office and committee alone: %s %i', async (subject, status) => {
    const board = await PlanBoard.with('p1');
    expect((await board.api.ask(subject, 'POST', '/v1/plans', { body: { lines: [dispatchTo('p1', 'transport')] }, key: 'k' })).status).toBe(
      status,
    );
  });

  it.each([
    ['du', 200],
    ['song', 200],
    ['auditor', 200],
    ['cao', 404],
    ['transport-clerk', 404],
    ['lin', 404],
    ['administrator', 404],
  ])("is read by its maker's side and auditors: %s %i", async (subject, status) => {
    const board = await PlanBoard.with('p1');
    const { id } = await board.seals([dispatchTo('p1', 'transport')]);
    expect((await board.api.ask(subject, 'GET', `/v1/plans/${id}`)).status).toBe(status);
  });

  it("a committee's line that is not its to give is refused by name", async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')], 'cao');
    expect(plan.lines[0]).toMatchObject({ status: 'refused', why: { name: 'NotAllowedError' } });
  });
});

describe('a run', () => {
  it('does what was shown, after the time for second thoughts, one commit a line', async () => {
    const board = await PlanBoard.with('p1', 'p2');
    const plan = await board.seals([dispatchTo('p1', 'transport', 'parks'), dispatchTo('p2', 'parks')]);
    minutes(2);
    expect(await board.runs(plan)).toMatchObject({ status: 200, body: { state: 'in-grace', run: { runsAt: '2026-03-02T02:12:00.000Z' } } });
    await board.relays(plan);
    expect([...board.api.product.planRuns.executions.keys()]).toEqual([`990112.${plan.id}.1`]);
    await board.carriesOut(plan);
    const after = await board.reads(plan);
    expect(after).toMatchObject({ state: 'finished', counts: { done: 2, planned: 0 }, run: { begunAt: '2026-03-02T02:12:00.000Z' } });
    expect(board.log('p1').at(-1)).toMatchObject({
      command: 'dispatch',
      actor: { personId: 'du', role: 'dispatcher' },
      at: '2026-03-02T02:12:00.000Z',
    });
    expect(after.units.map(({ unit, number, lines }) => [unit.id, number, lines.length])).toEqual([
      ['transport', '提案交〔2026〕2号', 1],
      ['parks', '提案交〔2026〕1号', 2],
    ]);
  });

  it('leaves out and names a line whose case changed meanwhile; the rest goes on', async () => {
    const board = await PlanBoard.with('p1', 'p2', 'p3');
    const plan = await board.seals(['p1', 'p2', 'p3'].map((id) => dispatchTo(id, 'transport')));
    await board.runs(plan, { grace: 'PT0S' });
    await board.api.does('du', 'p2', 'dispatch', { lead: { unitId: 'parks' } });
    await board.carriesOut(plan);
    const after = await board.reads(plan);
    expect(after.lines.map(({ status }) => status)).toEqual(['done', 'left-out', 'done']);
    expect(after.lines[1]).toMatchObject({ why: { name: 'VersionConflictError' } });
  });

  it('leaves out a line whose days are no longer those that were shown', async () => {
    vi.setSystemTime(new Date('2026-03-02T15:55:00.000Z'));
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    await board.carriesOut(plan);
    expect((await board.reads(plan)).lines[0]).toMatchObject({ status: 'left-out', why: { name: 'PlanLineDiffersError' } });
    expect(board.log('p1').some(({ command }) => command === 'dispatch')).toBe(false);
  });

  it('is asked for once, by its maker, in time, with the digest that was seen', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    expect(await board.runs({ ...plan, digest: 'other' })).toMatchObject({ status: 412, body: { type: problem('plan-changed') } });
    expect(await board.runs(plan, {}, 'song')).toMatchObject({ status: 403, body: { type: problem('plan-not-yours') } });
    expect(await board.runs(plan, {}, 'cao')).toMatchObject({ status: 404 });
    expect((await board.runs(plan, {}, 'du', 'r1')).status).toBe(200);
    expect((await board.runs(plan, {}, 'du', 'r1')).status).toBe(200);
    expect(await board.runs(plan)).toMatchObject({ status: 409, body: { type: problem('plan-run-already') } });
    const late = await board.seals([dispatchTo('p1', 'transport')]);
    minutes(15);
    expect(await board.runs(late)).toMatchObject({ status: 409, body: { type: problem('plan-expired') } });
    expect((await board.reads(late)).state).toBe('expired');
  });

  it('is not asked for where nothing is possible', async () => {
    const board = await PlanBoard.with('p1');
    expect(await board.runs(await board.seals([dispatchTo('p9', 'transport')]))).toMatchObject({
      status: 422,
      body: { type: problem('plan-empty') },
    });
  });

  it('leaves everything out once its maker is no longer there', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    const people = [{ id: 'du', name: '杜子衡', roles: ['auditor'] }];
    await board.api.ask('administrator', 'PUT', '/v1/directory', { body: { people }, key: 'd1' });
    await board.carriesOut(plan);
    expect((await board.reads(plan, 'song')).counts).toMatchObject({ done: 0, 'left-out': 1 });
  });
});

describe('second thoughts', () => {
  it('a line taken back at 9:59 is not done, at 10:01 it is refused with the way to correct it', async () => {
    const board = await PlanBoard.with('p1', 'p2', 'p3');
    const plan = await board.seals(['p1', 'p2', 'p3'].map((id) => dispatchTo(id, 'transport')));
    await board.runs(plan);
    vi.setSystemTime(new Date('2026-03-02T02:09:59.000Z'));
    expect(await board.cancels(plan, [2])).toMatchObject({
      status: 200,
      body: { state: 'in-grace', counts: { cancelled: 1, planned: 2 } },
    });
    vi.setSystemTime(new Date('2026-03-02T02:10:01.000Z'));
    const late = await board.cancels(plan, [3]);
    expect(late).toMatchObject({ status: 409, body: { type: problem('plan-begun') } });
    expect(late.text).toContain('改办或收回');
    await board.carriesOut(plan);
    const after = await board.reads(plan);
    expect(after.lines.map(({ status }) => status)).toEqual(['done', 'cancelled', 'done']);
    expect(after.mails.find(({ recipientId }) => recipientId === 'transport-clerk')?.lines).toEqual([1, 3]);
    expect(board.log('p2').some(({ command }) => command === 'dispatch')).toBe(false);
  });

  it('all taken back: nothing is committed or numbered', async () => {
    const board = await PlanBoard.with('p1', 'p2');
    const plan = await board.seals(['p1', 'p2'].map((id) => dispatchTo(id, 'transport')));
    await board.runs(plan);
    minutes(9);
    expect(await board.cancels(plan)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', counts: { cancelled: 2 }, mails: [], units: [] },
    });
    await board.carriesOut(plan);
    expect((await board.plan(plan)).notices).toEqual([]);
    expect(board.log('p1').some(({ command }) => command === 'dispatch')).toBe(false);
    expect(await board.runs(plan)).toMatchObject({ status: 409 });
    expect((await board.api.product.plans.listed('990112')).map(({ isOver }) => isOver)).toEqual([true]);
  });

  it('twice, by somebody else, by two at once: it is taken back once', async () => {
    const board = await PlanBoard.with('p1', 'p2', 'p3');
    const plan = await board.seals(['p1', 'p2', 'p3'].map((id) => dispatchTo(id, 'transport')));
    await board.runs(plan);
    expect((await board.cancels(plan, [1], 'transport-clerk')).status).toBe(404);
    expect((await board.cancels(plan, [1], 'auditor')).status).toBe(403);
    const both = await Promise.all([board.cancels(plan, [1], 'du'), board.cancels(plan, [1], 'song')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await board.cancels(plan, [1])).body).toMatchObject({ counts: { cancelled: 1 } });
    const events = board.api.product.ledger.log(`990112#plan#${plan.id}`).flatMap((commit) => commit.events);
    expect(events.filter((event) => JSON.stringify(event).includes('Cancelled'))).toEqual([{ type: 'PlanLinesCancelled', lines: [1] }]);
    expect((await board.cancels(plan, [2, 3])).body).toMatchObject({ state: 'cancelled' });
  });

  it('an auditor who is of the other side as well sees the plan, and cannot take it back', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    const people = [{ id: 'cao', name: '曹慎之', roles: ['committee-clerk', 'auditor'] }];
    await board.api.ask('administrator', 'PUT', '/v1/directory', { body: { people }, key: 'd1' });
    expect((await board.reads(plan, 'cao')).state).toBe('in-grace');
    expect(await board.cancels(plan, undefined, 'cao')).toMatchObject({ status: 403, body: { type: problem('not-allowed') } });
    expect((await board.reads(plan)).counts).toMatchObject({ planned: 1, cancelled: 0 });
  });

  it('a line that is not there, and a plan that was not asked to run, are refused', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    expect(await board.cancels(plan)).toMatchObject({ status: 409, body: { type: problem('plan-not-asked') } });
    await board.runs(plan);
    expect(await board.cancels(plan, [2])).toMatchObject({ status: 422, body: { type: problem('plan-line-unknown') } });
  });

  it('a run that begins while it is being taken back wins or loses whole', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    vi.setSystemTime(new Date('2026-03-02T02:09:59.999Z'));
    const { ledger } = board.api.product;
    // The run begins between the reading and the writing of who takes it back.
    ledger.beforeAppend = async () => {
      ledger.beforeAppend = async () => {};
      vi.setSystemTime(new Date('2026-03-02T02:10:00.000Z'));
      await board.step({ act: 'begin', execution: { body: '990112', planId: plan.id, at: '2026-03-02T02:10:00.000Z', epoch: 1 } });
    };
    expect(await board.cancels(plan)).toMatchObject({ status: 409, body: { type: problem('plan-begun') } });
  });
});
