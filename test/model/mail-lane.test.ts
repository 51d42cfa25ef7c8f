import { describe, expect, it } from 'vitest';
import { explore } from '#test/model/explore.ts';
import type { Exploration } from '#test/model/explore.ts';
import { asDesigned, mailLane } from '#test/model/mail-lane.ts';
import type { MailLaneBounds, MailStepKind, MailVariant } from '#test/model/mail-lane.ts';
import type { MailLaneState } from '#test/model/mail-lane-state.ts';

type Found = Exploration<MailLaneState, MailStepKind>;

const explored = (bounds: Partial<MailLaneBounds>, changes: Partial<MailVariant> = {}): Found =>
  explore(mailLane({ ...asDesigned, ...changes }, { notices: 1, mailsPerDay: 1, faults: 0, ...bounds }));

/** A way to a notice that went twice without the second one saying so. */
const repeats = (found: Found) => found.wayToBad(({ notices }) => notices.some(({ plain }) => plain > 1));

/** A way to a notice that is on record as sent and never went. */
const loses = (found: Found) => found.wayToBad(({ notices }) => notices.some((n) => n.status === 'sent' && n.plain + n.marked === 0));

/** A way to a notice that stays pending though nothing more goes wrong and runs go on. */
const leaves = (found: Found) =>
  found.wayToStuck({
    from: () => true,
    goal: ({ notices }) => notices.every(({ status }) => status !== 'pending'),
    allowed: (kind) => kind === 'work',
  });

/** A way to more mails in a day than the cap. */
const exceeds = (found: Found, cap: number) => found.wayToBad(({ takenToday }) => takenToday > cap);

/** A way to a notice that went marked more than so many times. */
const goesAgain = (found: Found, times: number) => found.wayToBad(({ notices }) => notices.some(({ marked }) => marked > times));

const faultsOnTheWay = (way: string[] | undefined) => way?.filter((step) => step.startsWith('FAULT')).length;

const wentOutrun = ({ notices }: MailLaneState): boolean => notices.some((n) => n.status === 'superseded' && n.plain + n.marked > 0);

/** A way to a notice that the record says its case outran, though it went, with nobody at work who could still tell. */
const endsWrong = (found: Found) =>
  found.wayToBad((state) => state.runs.length === 0 && state.lane.open === undefined && wentOutrun(state));

// The largest take some seconds, and more on a busy machine.
describe('the lane as designed', { timeout: 120_000 }, () => {
  it.each([
    { notices: 1, mailsPerDay: 1, faults: 0, states: 183 },
    { notices: 1, mailsPerDay: 1, faults: 1, states: 2_701 },
    { notices: 1, mailsPerDay: 1, faults: 2, states: 13_592 },
    { notices: 1, mailsPerDay: 1, faults: 3, states: 41_438 },
    { notices: 1, mailsPerDay: 2, faults: 2, states: 22_958 },
    { notices: 2, mailsPerDay: 1, faults: 0, states: 7_036 },
    { notices: 2, mailsPerDay: 2, faults: 0, states: 8_978 },
    { notices: 2, mailsPerDay: 1, faults: 1, states: 234_655 },
  ])(
    'repeats nothing unmarked, loses nothing, keeps the cap: $notices notices, $mailsPerDay a day, $faults faults',
    ({ states, ...bounds }) => {
      const found = explored(bounds);
      console.log(`lane, ${bounds.notices} notices, ${bounds.mailsPerDay} mails a day, ${bounds.faults} faults: ${found.states} states`);
      expect(repeats(found)).toBeUndefined();
      expect(loses(found)).toBeUndefined();
      expect(leaves(found)).toBeUndefined();
      expect(exceeds(found, bounds.mailsPerDay)).toBeUndefined();
      expect(goesAgain(found, bounds.faults)).toBeUndefined();
      expect(found.states).toBe(states);
    },
  );

  it('sends a notice again once for a fault, never without one', () => {
    expect(goesAgain(explored({}), 0)).toBeUndefined();
    expect(faultsOnTheWay(goesAgain(explored({ faults: 1 }), 0))).toBe(1);
    expect(faultsOnTheWay(goesAgain(explored({ faults: 3 }), 1))).toBe(2);
  });

  it('may say of a notice that its case outran it, though a mail with it went whose sender died while another run looked', () => {
    expect(endsWrong(explored({}))).toBeUndefined();
    expect(endsWrong(explored({ faults: 1 }))).toContain('FAULT crash after: the transport takes 0.1');
  });
});

describe('without reading the notices again', () => {
  it('an index that is behind sends what was sent, with no fault at all', () => {
    expect(repeats(explored({ mailsPerDay: 2 }, { reading: 'never' }))).toEqual([
      'a run finds 0',
      'a run finds 0',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'it records 0.1',
      'the transport takes 0.1',
      'it notes that 0.1 is sent',
      'notice 0 becomes sent',
      'it closes 0.1',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.2 with 0',
      'it records 0.2',
      'the transport takes 0.2',
    ]);
  });

  it('reading them before the lane lets another run send them in between, with no fault at all', () => {
    expect(repeats(explored({ mailsPerDay: 2 }, { reading: 'before-lane' }))).toEqual([
      'a run finds 0',
      'a run finds 0',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'it records 0.1',
      'the transport takes 0.1',
      'it notes that 0.1 is sent',
      'notice 0 becomes sent',
      'it closes 0.1',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.2 with 0',
      'it records 0.2',
      'the transport takes 0.2',
    ]);
  });
});

it('without the lease, a sender that is alive is taken for dead and both send, with no fault at all', () => {
  expect(repeats(explored({ mailsPerDay: 2 }, { lease: 'none' }))).toEqual([
    'a run finds 0',
    'a run finds 0',
    'it reads the lane',
    'it reads notices and cases',
    'it claims 0.1 with 0',
    'it finds 0.1 left open',
    'it finds 0.1 nothing',
    'it records 0.1',
    'the transport takes 0.1',
    'it closes 0.1',
    'it reads notices and cases',
    'it claims 0.1 with 0',
    'it records 0.1',
    'the transport takes 0.1',
  ]);
});

describe('with another order', () => {
  it('a mail recorded only after it was sent is forgotten in a crash', () => {
    expect(repeats(explored({}, { order: 'send-then-record' }))).toBeUndefined();
    expect(repeats(explored({ faults: 1 }, { order: 'send-then-record' }))).toEqual([
      'a run finds 0',
      'a run finds 0',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'FAULT crash after: the transport takes 0.1',
      'it finds 0.1 left open',
      'it finds 0.1 nothing',
      'it closes 0.1',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'the transport takes 0.1',
    ]);
  });

  it('a lane closed before its notices are marked sends them to the next run too, with no fault at all', () => {
    expect(repeats(explored({ mailsPerDay: 2 }, { order: 'close-before-mark' }))).toEqual([
      'a run finds 0',
      'a run finds 0',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'it records 0.1',
      'the transport takes 0.1',
      'it notes that 0.1 is sent',
      'it closes 0.1',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.2 with 0',
      'it records 0.2',
      'the transport takes 0.2',
    ]);
  });
});

describe('with less remembered', () => {
  it('a doubt that is forgotten hides the second mail after one crash', () => {
    expect(repeats(explored({ faults: 1 }, { doubt: 'forgotten' }))).toEqual([
      'a run finds 0',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'it records 0.1',
      'FAULT crash after: the transport takes 0.1',
      'another day',
      'a run finds 0',
      'it finds 0.1 left open',
      'it finds 0.1 unknown',
      'it closes 0.1',
      'it reads notices and cases',
      'it claims 1.1 with 0',
      'it records 1.1',
      'the transport takes 1.1',
    ]);
  });

  it('a doubt kept only until the next claim is lost when that run dies before its record: two crashes', () => {
    const doubt = 'until-claimed';
    expect(repeats(explored({ faults: 1 }, { doubt }))).toBeUndefined();
    expect(repeats(explored({ faults: 2 }, { doubt }))).toEqual([
      'a run finds 0',
      'it reads the lane',
      'it reads notices and cases',
      'it claims 0.1 with 0',
      'it records 0.1',
      'FAULT crash after: the transport takes 0.1',
      'another day',
      'a run finds 0',
      'a run finds 0',
      'it finds 0.1 left open',
      'it finds 0.1 unknown',
      'it closes 0.1',
      'it reads notices and cases',
      'FAULT crash after: it claims 1.1 with 0',
      'it finds 1.1 left open',
      'it finds 1.1 nothing',
      'it closes 1.1',
      'it reads notices and cases',
      'it claims 1.1 with 0',
      'it records 1.1',
      'the transport takes 1.1',
    ]);
  });

  it('settling what the lane was read with takes a mail for another of its name, which a second recovery let go meanwhile', () => {
    const recovered = 'as-claimed';
    expect(loses(explored({ notices: 2, faults: 1 }, { recovered }))).toEqual([
      'notice 1 comes up',
      'a run is shown 0',
      'a run is shown 0',
      'it reads the lane',
      'it reads notices and cases',
      'FAULT crash after: it claims 0.1 with 0',
      'a run is shown 1',
      'it finds 0.1 left open',
      'it finds 0.1 nothing',
      'it finds 0.1 left open',
      'it closes 0.1',
      'it reads notices and cases',
      'it claims 0.1 with 1',
      'it records 0.1',
      'the transport takes 0.1',
      'SES tells that it took 0.1',
      'it finds 0.1 taken',
      'notice 0 becomes sent',
    ]);
  });
});
