import type { Language } from './language.tsx';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
const weekdays = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const months = 'January February March April May June July August September October November December'.split(' ');

/** Minutes east of UTC of the body whose desk it is: `/v1/me` tells it before anything is drawn. */
let zone = 8 * 60;

/** From here on instants are told in this zone, whatever this machine's is. Not by `Intl`: older browsers know no zone by its offset. */
export function keepZone(minutesEast: number): void {
  zone = minutesEast;
}

/** A calendar date (`YYYY-MM-DD`) as an office writes it, with its weekday: `2026年1月19日（周一）`, `Mon 19 January 2026`. */
export function dayText(on: string, language: Language): string {
  const day = new Date(`${on}T00:00:00Z`);
  const weekday = weekdays[language][day.getUTCDay()] ?? '';
  return language === 'zh' ? `${plainDay(day, language)}（周${weekday}）` : `${weekday} ${plainDay(day, language)}`;
}

/** A calendar date within a year that is known: `1月19日`, `19 January`. */
export function monthDayText(on: string, language: Language): string {
  const day = new Date(`${on}T00:00:00Z`);
  return language === 'zh' ? `${day.getUTCMonth() + 1}月${day.getUTCDate()}日` : `${day.getUTCDate()} ${months[day.getUTCMonth()] ?? ''}`;
}

/** An instant in the body's zone, to the minute: `2026年1月19日 09:05`, `19 January 2026, 09:05`. */
export function instantText(at: string, language: Language): string {
  const local = new Date(Date.parse(at) + zone * MS_PER_MINUTE);
  const hour = `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
  return `${plainDay(local, language)}${language === 'zh' ? ' ' : ', '}${hour}`;
}

/** An instant until which something is open; a midnight belongs to the day that ends: `2026年1月19日24时`, `the end of 19 January 2026`. */
export function limitText(at: string, language: Language): string {
  const local = new Date(Date.parse(at) + zone * MS_PER_MINUTE);
  if (local.getTime() % MS_PER_DAY !== 0) return instantText(at, language);
  const day = plainDay(new Date(local.getTime() - 1), language);
  return language === 'zh' ? `${day}24时` : `the end of ${day}`;
}

/** The calendar date of an instant in the body's zone. */
export function localDay(at: string | number): string {
  const instant = typeof at === 'number' ? at : Date.parse(at);
  return new Date(instant + zone * MS_PER_MINUTE).toISOString().slice(0, 10);
}

/**
 * Calendar days of the body until the due day; 0 on it, negative after. `dueAt` is the local midnight with which the due day
 * ends and the body has no summer time, so whole days before it are local days: with 0 < left ≤ 24 h it is due today.
 */
export function daysLeft(dueAt: string, now: number): number {
  return Math.ceil((Date.parse(dueAt) - now) / MS_PER_DAY) - 1;
}

function plainDay(day: Date, language: Language): string {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  return language === 'zh' ? `${year}年${month + 1}月${date}日` : `${date} ${months[month] ?? ''} ${year}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
