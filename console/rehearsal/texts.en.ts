import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

export const en: Words<typeof zh> = {
  title: 'Rehearsal clock',
  now: (at) => `Rehearsal time: ${at}`,
  oneDay: 'On by 1 day',
  toAlarm: 'To the next reminder',
  toAlarmAt: (at) => `To the next reminder (${at})`,
  noAlarm: 'No reminder is waiting',
  thirtyDays: 'On by 30 days',
  sure: 'Time goes forward only',
  sureMore: 'Reminders and decisions that fall due will happen one after the other, for everybody.',
  move: 'Move on',
  leave: 'Leave it',
  onlyForward: 'Time goes forward only.',
  moving: 'Moving on; what falls due is being done …',
  failed: 'The clock was not moved. Please try again later.',
  notFilled: 'It was not filled in completely. Try again later; nothing is entered twice.',
  links: 'Pages of the rehearsal',
  happened: 'What happened meanwhile',
  span: (before, now) => `${before} to ${now}`,
  counts: (alarms, mails, commits) =>
    `${counted(alarms, 'reminder')}, ${counted(mails, 'mail')}, ${commits === 1 ? '1 entry' : `${commits} entries`} on record.`,
  nothing: 'Nothing fell due.',
  number: (number) => `No. ${number}`,
  alarm: (clock, rule) => `${clock}: ${rule}`,
  times: (said, times) => `${said} (${times} times)`,
  none: 'has new entries on record',
  more: (count) => `${counted(count, 'more case')} changed.`,
  close: 'Close',
  empty: 'There are no proposals yet.',
  filling: (done, total) => (total === 0 ? 'Filling in …' : `Filling in: ${done} of ${total}`),
};
