import { addDays } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { WorkingCalendar } from './working-calendar.ts';

interface Holiday {
  readonly name: string;
  readonly nameEn: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** Weekend days worked in exchange. */
  readonly makeUp?: readonly CalendarDate[];
}

const NEW_YEAR = { name: '元旦', nameEn: 'New Year’s Day' };
const SPRING = { name: '春节', nameEn: 'Spring Festival' };
const TOMB_SWEEPING = { name: '清明节', nameEn: 'Tomb-Sweeping Day' };
const LABOUR = { name: '劳动节', nameEn: 'Labour Day' };
const DRAGON_BOAT = { name: '端午节', nameEn: 'Dragon Boat Festival' };
const MID_AUTUMN = { name: '中秋节', nameEn: 'Mid-Autumn Festival' };
const NATIONAL = { name: '国庆节', nameEn: 'National Day' };
const NATIONAL_WITH_MID_AUTUMN = { name: '国庆节、中秋节', nameEn: 'National Day and Mid-Autumn Festival' };

const HOLIDAYS: readonly Holiday[] = [
  { ...NEW_YEAR, from: '2024-01-01', until: '2024-01-01' },
  { ...SPRING, from: '2024-02-10', until: '2024-02-17', makeUp: ['2024-02-04', '2024-02-18'] },
  { ...TOMB_SWEEPING, from: '2024-04-04', until: '2024-04-06', makeUp: ['2024-04-07'] },
  { ...LABOUR, from: '2024-05-01', until: '2024-05-05', makeUp: ['2024-04-28', '2024-05-11'] },
  { ...DRAGON_BOAT, from: '2024-06-10', until: '2024-06-10' },
  { ...MID_AUTUMN, from: '2024-09-15', until: '2024-09-17', makeUp: ['2024-09-14'] },
  { ...NATIONAL, from: '2024-10-01', until: '2024-10-07', makeUp: ['2024-09-29', '2024-10-12'] },

  { ...NEW_YEAR, from: '2025-01-01', until: '2025-01-01' },
  { ...SPRING, from: '2025-01-28', until: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
  { ...TOMB_SWEEPING, from: '2025-04-04', until: '2025-04-06' },
  { ...LABOUR, from: '2025-05-01', until: '2025-05-05', makeUp: ['2025-04-27'] },
  { ...DRAGON_BOAT, from: '2025-05-31', until: '2025-06-02' },
  { ...NATIONAL_WITH_MID_AUTUMN, from: '2025-10-01', until: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },

  { ...NEW_YEAR, from: '2026-01-01', until: '2026-01-03', makeUp: ['2026-01-04'] },
  { ...SPRING, from: '2026-02-15', until: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
  { ...TOMB_SWEEPING, from: '2026-04-04', until: '2026-04-06' },
  { ...LABOUR, from: '2026-05-01', until: '2026-05-05', makeUp: ['2026-05-09'] },
  { ...DRAGON_BOAT, from: '2026-06-19', until: '2026-06-21' },
  { ...MID_AUTUMN, from: '2026-09-25', until: '2026-09-27' },
  { ...NATIONAL, from: '2026-10-01', until: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
];

function daysOf({ name, nameEn, from, until, makeUp = [] }: Holiday): WorkingCalendar['days'] {
  const days: WorkingCalendar['days'] = [];
  for (let on = from; on <= until; on = addDays(on, 1)) days.push({ on, working: false, name, nameEn });
  return [...days, ...makeUp.map((on) => ({ on, working: true, name, nameEn }))];
}

/**
 * China's working days from 2024 to 2026, from the State Council office's yearly notices named in `sources`.
 * A notice may still touch the last days of the year before it (that of 2019 made 29 December 2018 a working day), so the
 * days between Christmas and New Year are settled only with the next year's notice.
 */
export const chinaCalendar: WorkingCalendar = {
  version: 'cn-2026.1',
  name: '中国工作日历（国务院办公厅放假安排）',
  nameEn: 'Working days of China (State Council holiday arrangements)',
  coveredFrom: '2024-01-01',
  coveredUntil: '2026-12-31',
  sources: [
    { year: 2024, notice: '国办发明电〔2023〕7号', issuedOn: '2023-10-25' },
    { year: 2025, notice: '国办发明电〔2024〕12号', issuedOn: '2024-11-12' },
    { year: 2026, notice: '国办发明电〔2025〕7号', issuedOn: '2025-11-04' },
  ],
  days: HOLIDAYS.flatMap(daysOf).sort((a, b) => (a.on < b.on ? -1 : 1)),
};
