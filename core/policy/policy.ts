import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { documentKinds } from '#core/clock/clock.ts';
import { clockKinds } from '#core/contracts/clock-kinds.ts';

const label = { zh: z.string().min(1), en: z.string().min(1) };
const coded = z.array(z.strictObject({ code: z.string().regex(/^[A-Za-z0-9-]+$/), ...label })).min(1);
const span = z.strictObject({
  amount: z.int().min(1).max(3660),
  unit: z.enum(['working-day', 'calendar-day', 'month']),
});

/** What happens when nobody acts: `never` leaves the case on the supervising leader's desk. */
const silence = z.strictObject({
  outcome: z.enum(['deemed', 'refused', 'lapsed', 'withdrawn', 'not-given', 'never']),
  /** Working days after the due day; 0 is the end of the due day itself. */
  workingDaysAfterDue: z.int().min(0).max(250),
});

/** Whom a clock tells and when, in working days (调休 included). The due day and the first day overdue always sound. */
const rungs = z.strictObject({
  /** Working days before the due day on which the holder is reminded; each once. */
  before: z.array(z.int().min(1).max(250)).refine((days) => new Set(days).size === days.length, 'each day once'),
  /** Working days after the due day when the holder's unit leader is told. */
  unitLeaderAfter: z.int().min(1).max(250),
  /** … when the government office, or the committee's head, is told. */
  officeAfter: z.int().min(1).max(250),
  /** … when the case goes to the supervising leader's desk. */
  leaderAfter: z.int().min(1).max(250),
});

const remindersSchema = z.strictObject({
  ladder: z.record(z.enum(clockKinds), rungs),
  /** After the due day the holder is reminded on each of this many working days … */
  dailyAfter: z.int().min(1).max(31),
  /** … then every so many working days, without end. */
  thenEvery: z.int().min(1).max(31),
  /** The body's local hour at which the day's mails begin to go. */
  atHour: z.number().min(1).max(22),
  /** Alarms are recorded spread over this many minutes before `atHour`, so that not every case wakes at once. */
  gatherMinutes: z.int().min(0).max(240),
  /** The day's mails go spread over this many minutes after `atHour`, each reader at the same moment every day. */
  spreadMinutes: z.int().min(0).max(240),
  /** The local hour after which what breaks out waits for the next morning. */
  untilHour: z.number().min(1).max(24),
  /** What breaks out is gathered for so long, so that a batch is one mail. */
  promptMinutes: z.int().min(1).max(240),
  /** Mails per reader and day, whatever happens; what does not fit goes in the next one. */
  mailsPerDay: z.int().min(1).max(20),
  /** Days on which nothing goes beside those that are no working days: first and last day of each span. */
  quietDays: z.array(z.strictObject({ from: calendarDateSchema, to: calendarDateSchema })),
});

const ladderSchema = z.strictObject({
  /** Calendar days before the due day on which the holder is reminded. */
  before: z.array(z.int().min(1).max(365)),
  onDueDay: z.boolean(),
  /** Daily reminders for this many calendar days after the due day, then one each week. */
  dailyAfter: z.int().min(0).max(31),
  /** Calendar days after the due day when the government office (or committee head) is told. */
  officeAfter: z.int().min(1).max(365),
  /** Calendar days after the due day when the case goes to the supervising leader's desk. */
  leaderAfter: z.int().min(1).max(365),
  /** The body's local hour at which reminders go. */
  atHour: z.number().min(0).max(23),
});

/** Every clock, limit, class and wording that differs from place to place. Versioned: commits name the version that ruled them. */
export const policySchema = z
  .strictObject({
    version: z.string().min(1),
    name: z.strictObject(label),
    /** Minutes east of UTC, without summer time. */
    timeZoneOffset: z.int().min(-720).max(840),
    /** A last day on a rest day moves to the next working day. */
    rollForward: z.boolean(),
    clocks: z.strictObject({
      'review.session': span,
      'review.ordinary': span,
      revision: span,
      'dispatch.session': span,
      'dispatch.ordinary': span,
      'sign-for': span,
      'return-request': span,
      'return-decision': span,
      opinion: span,
      reply: span,
      'reply.longest': span,
      feedback: span,
      redo: span,
      consultation: span,
    }),
    ladder: ladderSchema,
    reminders: remindersSchema,
    silence: z.record(z.enum(clockKinds), silence),
    light: z.strictObject({
      /** Yellow from this many calendar days before the due day … */
      yellowDays: z.int().min(0),
      /** … or, for spans shorter than `shortSpanDays`, in this last share of the span. */
      shortSpanDays: z.int().min(0),
      shortSpanShare: z.number().min(0).max(1),
    }),
    returns: z.strictObject({ perUnit: z.int().min(0).max(5) }),
    redo: z.strictObject({ rounds: z.int().min(0).max(5) }),
    classes: coded,
    declineReasons: coded,
    /** `{n}` the number, `{session}` the session id. */
    caseNumber: z.strictObject({ pattern: z.string().includes('{n}') }),
    /** `{unit}` the unit's 机关代字, `{year}`, `{n}`. */
    letterNumber: z.strictObject({ pattern: z.string().includes('{n}').includes('{unit}').includes('{year}') }),
    /** 催办通知 and 督办通知, `{year}` and `{n}`. */
    documentNumber: z.record(z.enum(documentKinds), z.strictObject({ pattern: z.string().includes('{n}').includes('{year}') })),
  })
  .superRefine((policy, context) => {
    if (policy.ladder.leaderAfter <= policy.ladder.officeAfter) {
      context.addIssue({ code: 'custom', path: ['ladder', 'leaderAfter'], message: 'the leader is told after the office' });
    }
    for (const kind of clockKinds) {
      if (!legalSilence[kind].includes(policy.silence[kind].outcome)) {
        context.addIssue({ code: 'custom', path: ['silence', kind], message: `one of ${legalSilence[kind].join(', ')}` });
      }
    }
  });

export type Policy = z.infer<typeof policySchema>;
export type SilenceOutcome = z.infer<typeof silence>['outcome'];

/** What silence may lead to, per clock: the rules of `core/proposal/decide-alarms.ts` know exactly these. */
export const legalSilence: Readonly<Record<(typeof clockKinds)[number], readonly SilenceOutcome[]>> = {
  review: ['never'],
  revision: ['withdrawn', 'never'],
  dispatch: ['never'],
  'sign-for': ['deemed', 'never'],
  'return-decision': ['refused', 'never'],
  opinion: ['lapsed', 'never'],
  reply: ['never'],
  feedback: ['not-given', 'never'],
  consultation: ['never'],
};
