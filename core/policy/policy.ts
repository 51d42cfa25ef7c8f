import * as z from 'zod';
import { documentKinds } from '#core/clock/clock.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { keysOf } from '#core/contracts/record-of.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { SilenceOutcome, SpanName } from '#core/steps/clocks.ts';
import { withLaterSilences, withLaterSpans } from './later-kinds.ts';
import { lettersSchema } from './letters.ts';
import { publicationSchema } from './publication.ts';
import { remindersSchema } from './reminders.ts';
import { smsSchema } from './sms.ts';

const label = { zh: z.string().min(1), en: z.string().min(1) };
const issuer = z.strictObject({ ...label, code: z.string().max(12) });
const coded = z.array(z.strictObject({ code: z.string().regex(/^[A-Za-z0-9-]+$/), ...label })).min(1);
/** With the clause it rests on, where the body's rules name one, e.g. `《提案工作条例》第…条`. */
const reasons = z
  .array(z.strictObject({ code: z.string().regex(/^[A-Za-z0-9-]+$/), ...label, clause: z.strictObject(label).exactOptional() }))
  .min(1);
/** Keys of the clocks' rows, one of them for each span a place may set. */
const spanNames: SpanName[] = clockKinds.flatMap((kind) => keysOf<SpanName>(clocks[kind].spans));

const span = z.strictObject({
  amount: z.int().min(1).max(3660),
  unit: z.enum(['working-day', 'calendar-day', 'month']),
});

const outcomes: SilenceOutcome[] = [
  ...new Set<SilenceOutcome>(['never', ...clockKinds.flatMap((kind) => keysOf<SilenceOutcome>(clocks[kind].silence))]),
];

/** What happens when nobody acts: `never` leaves the case on the supervising leader's desk. */
const silence = z.strictObject({
  outcome: z.enum(outcomes),
  /** Working days after the due day; 0 is the end of the due day itself. */
  workingDaysAfterDue: z.int().min(0).max(250),
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
    clocks: z
      .partialRecord(z.enum(spanNames), span)
      .transform(withLaterSpans)
      .pipe(z.record(z.enum(spanNames), span)),
    reminders: remindersSchema,
    sms: smsSchema.exactOptional(),
    silence: z
      .partialRecord(z.enum(clockKinds), silence)
      .transform(withLaterSilences)
      .pipe(z.record(z.enum(clockKinds), silence)),
    light: z.strictObject({
      /** Yellow from this many calendar days before the due day … */
      yellowDays: z.int().min(0),
      /** … or, for spans shorter than `shortSpanDays`, in this last share of the span. */
      shortSpanDays: z.int().min(0),
      shortSpanShare: z.number().min(0).max(1),
    }),
    returns: z.strictObject({ perUnit: z.int().min(0).max(5) }),
    redo: z.strictObject({ rounds: z.int().min(0).max(5) }),
    /**
     * How long after silence closed a case the member's judgement is recorded all the same, counted as late; `null`: not at all.
     * Policies of before this was a rule say nothing of it. `byLink`: whether the member's mails bring a link to judge by without signing
     * in; they do unless told.
     */
    feedback: z
      .strictObject({ acceptLate: span.nullable(), byLink: z.boolean().exactOptional() })
      .default({ acceptLate: { amount: 3, unit: 'month' } }),
    /** Minutes between asking for the run of a plan and its beginning: the time for second thoughts. */
    plans: z.strictObject({ graceMinutes: z.int().min(0).max(240) }).default({ graceMinutes: 10 }),
    /** Working days in which units comment on a draft allocation (预交办); `null`: they are not asked. */
    preDispatch: z.strictObject({ workingDays: z.int().min(1).max(60).nullable() }).default({ workingDays: null }),
    classes: coded,
    declineReasons: reasons,
    /** `{n}` the number, `{session}` the session id. */
    caseNumber: z.strictObject({ pattern: z.string().includes('{n}') }),
    /** `{unit}` the unit's 机关代字, `{year}`, `{n}`. */
    letterNumber: z.strictObject({ pattern: z.string().includes('{n}').includes('{unit}').includes('{year}') }),
    /** How letters are made and cleared. Policies of before, and those that say nothing of it, issue replies without either. */
    letters: lettersSchema.exactOptional(),
    /** How replies are published (答复公开). Policies that say nothing of it publish none. */
    publication: publicationSchema.exactOptional(),
    /** Key cases (重点提案), and on which levels they are followed. Policies that say nothing of it have none. */
    keyCases: z.strictObject({ levels: coded.exactOptional() }).exactOptional(),
    /** Who issues and signs 催办通知 and 督办通知 where `issuers` names nobody. */
    documentIssuer: z.strictObject(label),
    /** The same by full name, with the place in it, and with the 机关代字 that stands before the number. */
    issuers: z.strictObject({ office: issuer, committee: issuer }).exactOptional(),
    /**
     * 交办通知, `{year}` and `{n}`. Policies of before plans say nothing of it. `singly`: what is given to units alone, not by the run of
     * a plan, bears a number of the same register, too; a write more each time.
     */
    dispatchNoticeNumber: z
      .strictObject({ pattern: z.string().includes('{n}').includes('{year}'), singly: z.boolean().exactOptional() })
      .default({ pattern: '提案交〔{year}〕{n}号' }),
    /** 催办通知 and 督办通知, `{year}` and `{n}`. */
    documentNumber: z.record(z.enum(documentKinds), z.strictObject({ pattern: z.string().includes('{n}').includes('{year}') })),
  })
  .superRefine((policy, context) => {
    for (const kind of clockKinds) {
      if (!silencesOf(kind).includes(policy.silence[kind].outcome)) {
        context.addIssue({ code: 'custom', path: ['silence', kind], message: fault('silence-not-legal') });
      }
    }
    // The morning's round sends what a day before had no room for: it has to find their hours open.
    const { sms, reminders } = policy;
    if (sms !== undefined && sms.fromHour > reminders.atHour) {
      context.addIssue({ code: 'custom', path: ['sms', 'fromHour'], message: fault('sms-begin-after-mails') });
    }
    if (sms !== undefined && sms.untilHour * 60 < reminders.atHour * 60 + reminders.spreadMinutes) {
      context.addIssue({ code: 'custom', path: ['sms', 'untilHour'], message: fault('sms-end-before-the-morning') });
    }
  });

export type Policy = z.infer<typeof policySchema>;

/** What silence may lead to, per clock: the outcomes its row knows, and waiting on. */
export function silencesOf(kind: ClockKind): readonly SilenceOutcome[] {
  return [...keysOf<SilenceOutcome>(clocks[kind].silence), 'never'];
}
