import type { Language } from './language.tsx';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
// The body's; none has summer time.
const ZONE = 'Asia/Shanghai';
const MS_PER_DAY = 86_400_000;

/** A calendar date (`YYYY-MM-DD`) as an office writes it, with its weekday. */
export function dayText(on: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${on}T00:00:00Z`));
}

/** An instant, in the body's zone, to the minute. */
export function instantText(at: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  });
  return format.format(new Date(at));
}

/**
 * Calendar days of the body until the due day; 0 on it, negative after. `dueAt` is the local midnight with which the due day
 * ends and the body has no summer time, so whole days before it are local days: with 0 < left ≤ 24 h it is due today.
 */
export function daysLeft(dueAt: string, now: number): number {
  return Math.ceil((Date.parse(dueAt) - now) / MS_PER_DAY) - 1;
}
