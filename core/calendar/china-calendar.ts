import { festivalYears } from './festivals.ts';
import { daysOf } from './holiday.ts';
import type { Holiday } from './holiday.ts';
import { holidayNames } from './holiday-names.ts';
import { statutoryDays } from './statutory-days.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const HOLIDAYS: readonly Holiday[] = [
  { ...holidayNames.newYear, from: '2024-01-01', until: '2024-01-01' },
  { ...holidayNames.spring, from: '2024-02-10', until: '2024-02-17', makeUp: ['2024-02-04', '2024-02-18'] },
  { ...holidayNames.tombSweeping, from: '2024-04-04', until: '2024-04-06', makeUp: ['2024-04-07'] },
  { ...holidayNames.labour, from: '2024-05-01', until: '2024-05-05', makeUp: ['2024-04-28', '2024-05-11'] },
  { ...holidayNames.dragonBoat, from: '2024-06-10', until: '2024-06-10' },
  { ...holidayNames.midAutumn, from: '2024-09-15', until: '2024-09-17', makeUp: ['2024-09-14'] },
  { ...holidayNames.national, from: '2024-10-01', until: '2024-10-07', makeUp: ['2024-09-29', '2024-10-12'] },

  { ...holidayNames.newYear, from: '2025-01-01', until: '2025-01-01' },
  { ...holidayNames.spring, from: '2025-01-28', until: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
  { ...holidayNames.tombSweeping, from: '2025-04-04', until: '2025-04-06' },
  { ...holidayNames.labour, from: '2025-05-01', until: '2025-05-05', makeUp: ['2025-04-27'] },
  { ...holidayNames.dragonBoat, from: '2025-05-31', until: '2025-06-02' },
  { ...holidayNames.nationalWithMidAutumn, from: '2025-10-01', until: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },

  { ...holidayNames.newYear, from: '2026-01-01', until: '2026-01-03', makeUp: ['2026-01-04'] },
  { ...holidayNames.spring, from: '2026-02-15', until: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
  { ...holidayNames.tombSweeping, from: '2026-04-04', until: '2026-04-06' },
  { ...holidayNames.labour, from: '2026-05-01', until: '2026-05-05', makeUp: ['2026-05-09'] },
  { ...holidayNames.dragonBoat, from: '2026-06-19', until: '2026-06-21' },
  { ...holidayNames.midAutumn, from: '2026-09-25', until: '2026-09-27' },
  { ...holidayNames.national, from: '2026-10-01', until: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
];

/**
 * China's working days from 2024 to 2026, from the State Council office's yearly notices named in `sources`, and the statutory days
 * until 2050. Other days are another version: 1 knew no statutory days.
 * A notice may still touch the last days of the year before it (that of 2019 made 29 December 2018 a working day), so the
 * days between Christmas and New Year are settled only with the next year's notice.
 */
export const chinaCalendar: WorkingCalendar = {
  version: 'cn-2026.2',
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
  statutory: festivalYears.flatMap(statutoryDays),
};
