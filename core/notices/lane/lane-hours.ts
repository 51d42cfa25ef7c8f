import type { Policy } from '#core/policy/policy.ts';
import { isByPhone } from '#core/notices/reach/recipient.ts';

/** When and how much a recipient may be told in a day. */
export interface LaneHours {
  /** Local hours: of the day's first message, and after which the rest waits. */
  readonly atHour: number;
  readonly untilHour: number;
  readonly perDay: number;
}

/** Telephones have hours and a cap of their own; where the policy has none any more, those of mails. */
export function hoursOf(recipientId: string, { reminders, sms }: Pick<Policy, 'reminders' | 'sms'>): LaneHours {
  return isByPhone(recipientId) && sms !== undefined
    ? { atHour: sms.fromHour, untilHour: sms.untilHour, perDay: sms.perDay }
    : { atHour: reminders.atHour, untilHour: reminders.untilHour, perDay: reminders.mailsPerDay };
}
