import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '#core/calendar/calendar-date.ts';
import { festivalsOf, festivalYears } from '#core/calendar/festivals.ts';
import { dateOf, minutesToMidnight, newMoonNear, pureBrightness } from '#test/support/sky.ts';

const years = festivalYears.map((year) => ({ year, ...(festivalsOf(year) ?? expect.fail(`${year} is missing`)) }));

/** Lunar date by ICU, month and day. */
const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
const byIcu = (on: string): string => icu.format(new Date(`${on}T00:00:00Z`));

describe('the festivals of moon and sun', () => {
  it('are known for every year from 2025 to 2050', () => {
    expect(festivalYears).toEqual(Array.from({ length: 26 }, (_, after) => 2025 + after));
    expect(festivalsOf(2024)).toBeUndefined();
    expect(festivalsOf(2051)).toBeUndefined();
  });

  it('agree with an independent table of the lunar calendar and the solar terms', () => {
    const elsewhere = festivalYears.map((year) => {
      const day = (lunar: string): string => chineseDays.getSolarDateFromLunar(`${year}-${lunar}`).date;
      const tombSweeping = chineseDays.getSolarTermDate(year, 4, 'pure_brightness');
      return { year, spring: day('01-01'), tombSweeping, dragonBoat: day('05-05'), midAutumn: day('08-15') };
    });
    expect(years).toEqual(elsewhere);
  });

  it('agree with the calendar of ICU, but for two new moons that it puts over midnight', () => {
    const named = years.flatMap(({ spring, dragonBoat, midAutumn }) => [
      [spring, '1-1'],
      [dragonBoat, '5-5'],
      [midAutumn, '8-15'],
    ]);
    const differing = named.filter(([on = '', lunar = '']) => byIcu(on).replace('/', '-') !== lunar).map(([on]) => on);
    expect(differing).toEqual(['2027-02-06', '2030-02-03']);
  });

  it('stand in months that begin with the new moon of Beijing', () => {
    const firsts = years.flatMap(({ spring, dragonBoat, midAutumn }) => [spring, addDays(dragonBoat, -4), addDays(midAutumn, -14)]);
    const moons = firsts.map((on) => newMoonNear(dayNumber(on)));
    expect(moons.map(dateOf)).toEqual(firsts);
    // The terms that are left out come to less than a minute and a half.
    expect(Math.min(...moons.map(minutesToMidnight))).toBeGreaterThan(3);
  });

  it('have 清明 on the day on which the sun reaches 15°', () => {
    const terms = years.map(({ year }) => pureBrightness(year));
    expect(terms.map(dateOf)).toEqual(years.map(({ tombSweeping }) => tombSweeping));
    expect(Math.min(...terms.map(minutesToMidnight))).toBeGreaterThan(15);
  });
});
