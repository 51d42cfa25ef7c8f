import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { nextAlarmAt } from '#core/clock/alarms.ts';
import { isSendingDay } from '#core/clock/sending-day.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { decideNumber } from '#core/case/numbers/decide-numbers.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import type { Case } from '#core/case/case.ts';
import { contentOf } from './bench-content.ts';
import { person, session, unit } from './bench-people.ts';
import { checkOutcomes, mailsByDay } from './check-outcomes.ts';
import { random } from './fault-plans.ts';
import { soundAll } from './fault-scenario.ts';
import { holdClock } from './held-clock.ts';
import { inProcessTables } from './in-process-tables.ts';
import { ReminderWorld } from './reminder-world.ts';
import { actsOf } from './year-acts.ts';
import type { Act, Behaviour } from './year-acts.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

const DAY = 24 * 60 * 60_000;
const begins = '2026-01-12T00:00:00.000Z';
const UNITS = 24;
const MEMBERS = 60;
const behaviours: readonly Behaviour[] = ['prompt', 'prompt', 'prompt', 'slow', 'slow', 'returning', 'silent'];

export interface YearFigures {
  readonly proposals: number;
  readonly notices: number;
  readonly mails: number;
  readonly lost: number;
  readonly unmarkedDuplicates: number;
  readonly busiestPersonPerDay: number;
  /** Recipients' days with so many mails. */
  readonly personDaysByMails: Readonly<Record<string, number>>;
  readonly transitions: number;
  /** Step Functions' transitions for alarms and mails, by notices that were told or settled. */
  readonly transitionsPerReminder: number;
  readonly seconds: number;
}

/**
 * A year of so many proposals, two thirds of them of the session in January, with units that are prompt, slow, silent or return
 * what they get, by a seed; the product's functions and adapters on the embedded DynamoDB, one clock, one process.
 */
export async function simulateYear(proposals: number, seed: number, tell?: (line: string) => void): Promise<YearFigures> {
  const began = performance.now();
  const clock = holdClock(begins);
  const tables = await inProcessTables();
  const speak = console.log;
  console.log = () => undefined;
  try {
    const world = new ReminderWorld(tables, clock, { body: '990112', begin: begins });
    const draw = random(seed);
    await world.records(district());
    const ids = Array.from({ length: proposals }, (_, n) => `p${n}`);
    world.onCommit = follower(world, draw);
    for (const [n, id] of ids.entries()) {
      const day = n % 3 === 0 ? 7 + draw() * 200 : draw() * 5;
      const author = `member-${n % MEMBERS}`;
      world.agenda.add({
        at: inOffice(Date.parse(begins) + day * DAY, draw()),
        what: `submit ${id}`,
        act: async () => void (await world.decides(id, 'new', author, (_state, context) => decideNew(contentOf(id), false, context))),
        retry: () => undefined,
      });
    }
    for (let day = 0; day < 380; day += 1) world.mornings(dayAfter(day));
    for (let month = 1; month <= 12; month += 1) {
      await world.agenda.until(`${dayAfter(Math.round(month * 30.4))}T15:00:00.000Z`);
      tell?.(`year: month ${month} of 12, ${world.transport.taken.length} mails, ${Math.round((performance.now() - began) / 1000)} s`);
    }
    // Nothing new is told any more; what is ready goes.
    world.onCommit = () => {};
    await world.agenda.until(`${dayAfter(379)}T15:00:00.000Z`);
    const outcomes = await checkOutcomes(world, tables.client, ids);
    const days = mailsByDay(world.transport.taken);
    const histogram = Object.groupBy(days.values(), (mails) => String(mails));
    return {
      proposals,
      notices: outcomes.notices,
      mails: world.transport.taken.length,
      lost: outcomes.lost.length,
      unmarkedDuplicates: outcomes.unmarkedDuplicates.length,
      busiestPersonPerDay: outcomes.busiest,
      personDaysByMails: Object.fromEntries(Object.entries(histogram).map(([mails, all = []]) => [mails, all.length])),
      transitions: world.transitions,
      transitionsPerReminder: Math.round((world.transitions / outcomes.notices) * 100) / 100,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    console.log = speak;
    clock.release();
    await tables.close();
  }
}

function district() {
  const numbers = Array.from({ length: UNITS }, (_, n) => `u${n}`);
  return [
    session,
    ...numbers.flatMap((id) => [unit(id), person(`clerk-${id}`, 'unit-clerk', id), person(`leader-${id}`, 'unit-leader', id)]),
    ...Array.from({ length: MEMBERS }, (_, n) => person(`member-${n}`, 'member')),
    ...(['committee-clerk', 'committee-head', 'dispatcher', 'supervisor'] as const).map((role) => person(role, role)),
  ];
}

const behaviour = (unitId: string): Behaviour => behaviours[Number(unitId.slice(1)) % behaviours.length]!;

/** After every commit: what people will do with the case, and when its waits wake next. */
function follower(world: ReminderWorld, draw: () => number): (proposal: Case) => void {
  const known = new Set<string>();
  return (proposal) => {
    for (const act of actsOf(proposal, { count: UNITS, behaviour }, draw)) {
      if (known.has(act.key)) continue;
      known.add(act.key);
      const at = act.days === 0 ? world.agenda.now + 1000 : inOffice(world.agenda.now + act.days * DAY, draw());
      world.agenda.add({
        at,
        what: act.key,
        act: () => carryOut(world, proposal.id, act),
        retry: (tries) => (tries < 60 ? 3 * DAY : undefined),
      });
    }
    const [wake] = proposal.clocks
      .flatMap((clock) => nextAlarmAt(clock, new Date(world.agenda.now).toISOString(), defaultPolicy, chinaCalendar) ?? [])
      .sort();
    if (wake === undefined || known.has(`${proposal.id} ${wake}`)) return;
    known.add(`${proposal.id} ${wake}`);
    world.agenda.add({
      at: Date.parse(wake),
      what: `wake ${proposal.id}`,
      act: () => soundAll(world, [proposal.id]),
      retry: () => undefined,
    });
  };
}

/** What is no longer possible is left; a reply that lacks an opinion waits for it. */
async function carryOut(world: ReminderWorld, id: string, { command, by, payload }: Act): Promise<void> {
  try {
    if (command === 'number-case' || command === 'number-letter') {
      const wanted =
        command === 'number-case'
          ? ({ kind: 'case' } as const)
          : { kind: 'letter' as const, assignmentId: (payload as { assignmentId: string }).assignmentId };
      await world.decides(id, `${command}:${world.agenda.now}`, 'system', (state, context) =>
        state === undefined ? [] : decideNumber(state, wanted, { series: command, number: 1 + Number(id.slice(1)) }, context, sha256),
      );
    } else await world.does(id, command, by, payload);
  } catch (error) {
    if (!(error instanceof Refusal) || error.name === 'OpinionsMissingError') throw error;
  }
}

/** An instant of the same day, or the next working day, between half past nine and half past five in China. */
function inOffice(at: number, share: number): number {
  let day = at;
  while (!isSendingDay(localDate(new Date(day).toISOString(), 480), defaultPolicy, chinaCalendar)) day += DAY;
  const hour = Date.parse(`${localDate(new Date(day).toISOString(), 480)}T01:30:00.000Z`);
  return Math.max(at, hour + Math.floor(share * 8 * 60) * 60_000);
}

function dayAfter(days: number): string {
  return new Date(Date.parse(begins) + days * DAY).toISOString().slice(0, 10);
}
