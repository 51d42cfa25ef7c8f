import { calendarDay, dayOf } from './day-of.ts';
import type { LetterParts } from './letter-parts.ts';
import type { LetterFlag, PartReading, ReadFields } from './letter-record.ts';
import { datePattern } from './line-kinds.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

const date = new RegExp(datePattern, 'u');
const ofSite = new RegExp(`成文日期[:|]?${datePattern}`, 'u');
const anyDate = new RegExp(datePattern, 'gu');
const monthAndDay = /(?<![\d年])(?<month>\d{1,2})月(?<day>\d{1,2})日/gu;

/** The letter's day: below the body, else as the site has it (成文日期). Days that no calendar has are flagged wherever they stand. */
export function readDates({ tail, head, body, site }: LetterParts): PartReading {
  const fields: ReadFields = {};
  const signed = tail.filter(({ kind }) => kind === 'date' || kind === 'office-and-date').map(({ line }) => line);
  const days = signed.flatMap((line) => onLine(line, date));
  const [first] = days;
  const lost = tail.find(({ kind }) => kind === 'lost-date')?.line;
  const flags: LetterFlag[] = [];
  if (first !== undefined) fields.date = { value: first.on, sure: 'certain', at: [placeIn(first.line)] };
  else if (lost !== undefined) {
    const on = repaired(lost.tight);
    flags.push({ kind: 'date-damaged', text: lost.clean, at: placeIn(lost) });
    if (on !== undefined) fields.date = { value: on, sure: 'guessed', at: [placeIn(lost)] };
  } else {
    const told = site.flatMap((line) => onLine(line, ofSite))[0];
    if (told !== undefined) fields.date = { value: told.on, sure: 'likely', at: [placeIn(told.line)] };
  }
  const all = [...head, ...body, ...tail].map(({ line }) => line);
  flags.push(...all.flatMap(impossibleIn));
  return { fields, flags };
}

function onLine(line: Line, pattern: RegExp): { line: Line; on: string }[] {
  const groups = pattern.exec(line.tight)?.groups;
  const on = groups === undefined ? undefined : dayOf(groups);
  return on === undefined ? [] : [{ line, on }];
}

/** 2023522: of the ways to cut it into month and day, the only one there is; 2023111 could be two days, so it is none. */
function repaired(tight: string): string | undefined {
  const [year, rest] = [Number(tight.slice(0, 4)), tight.slice(4)];
  const ways = [1, 2]
    .map((cut) => [rest.slice(0, cut), rest.slice(cut)] as const)
    .filter(([month, day]) => month !== '' && day !== '' && !month.startsWith('0') && (!day.startsWith('0') || rest.length === 4))
    .flatMap(([month, day]) => calendarDay(year, Number(month), Number(day)) ?? []);
  const [only] = ways;
  return ways.length === 1 ? only : rest.length === 4 ? calendarDay(year, Number(rest.slice(0, 2)), Number(rest.slice(2))) : undefined;
}

/** 2008年9月31日, and 9月31日 without its year; 29 February is let be where no year says otherwise. */
function impossibleIn(line: Line): LetterFlag[] {
  const whole = [...line.tight.matchAll(anyDate)].filter(({ groups = {} }) => groups['y3'] === undefined && dayOf(groups) === undefined);
  const short = [...line.tight.matchAll(monthAndDay)].filter(
    ({ groups }) => calendarDay(2024, Number(groups?.['month']), Number(groups?.['day'])) === undefined,
  );
  return [...whole, ...short].map((found) => ({
    kind: 'impossible-date',
    text: found[0],
    at: placeIn(line, found.index, found[0].length),
  }));
}
