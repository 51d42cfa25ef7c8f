import { dateOfDayNumber } from '#core/calendar/calendar-date.ts';

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const sin = (degrees: number): number => Math.sin(radians(degrees));
const J1970 = 2440587.5;
// Terrestrial time is about 72 s ahead of UT in these decades; what is asked here lies further from midnight than it may be wrong.
const beijing = (jde: number): number => jde - J1970 - 72 / 86_400 + 8 / 24;

/** Meeus, Astronomical Algorithms, table 49.a for the new moon: factor, power of E, multiples of M, M′ and F. */
const periodic: readonly (readonly [number, 0 | 1 | 2, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
];

/** The day of Beijing, and the fraction of it, of the new moon nearest to the day of that number (days since 1970-01-01). */
export function newMoonNear(day: number): number {
  const k = Math.round((day + J1970 - 2451550.1) / 29.530588861);
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2;
  const m = 2.5534 + 29.1053567 * k;
  const m1 = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2;
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t ** 2;
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t ** 2;
  const terms = periodic.reduce((sum, [factor, power, a, b, c]) => sum + factor * e ** power * sin(a * m + b * m1 + c * f), 0);
  return beijing(mean + terms - 0.00017 * sin(124.7746 - 1.56375588 * k) + 0.000325 * sin(299.77 + 0.107408 * k));
}

/** The sun's apparent longitude in degrees, to 0.01 (ch. 25): a quarter of an hour. */
function solarLongitude(jde: number): number {
  const t = (jde - 2451545) / 36_525;
  const m = 357.52911 + 35999.05029 * t;
  const centre = (1.914602 - 0.004817 * t) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m);
  const apparent = 280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

/** The day of Beijing, and the fraction of it, on which the sun reaches 15° (清明) in the spring of that year. */
export function pureBrightness(year: number): number {
  let [low, high] = [Date.UTC(year, 3, 1) / 86_400_000 + J1970, Date.UTC(year, 3, 9) / 86_400_000 + J1970];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (solarLongitude(middle) < 15) low = middle;
    else high = middle;
  }
  return beijing(low);
}

/** The date of a day number with a fraction. */
export const dateOf = (day: number): string => dateOfDayNumber(Math.floor(day));

/** Minutes to the nearer midnight. */
export const minutesToMidnight = (day: number): number => Math.min(day - Math.floor(day), Math.ceil(day) - day) * 1440;
