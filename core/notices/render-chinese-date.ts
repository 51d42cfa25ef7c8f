import type { CalendarDate } from '#core/calendar/calendar-date.ts';

const digits = '〇一二三四五六七八九';

/** A day as official papers write it, in Chinese figures: `2026-11-24` is `二〇二六年十一月二十四日`. */
export function chineseDate(on: CalendarDate): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${Array.from(year, (digit) => digits.charAt(Number(digit))).join('')}年${belowHundred(Number(month))}月${belowHundred(Number(day))}日`;
}

/** 1 to 99: `十`, `十一`, `二十四`. */
function belowHundred(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`;
}
