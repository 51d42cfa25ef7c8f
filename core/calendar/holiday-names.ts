/** The statutory holidays' names, alone and where two of them fall together. */
export const holidayNames = {
  newYear: { name: '元旦', nameEn: 'New Year’s Day' },
  spring: { name: '春节', nameEn: 'Spring Festival' },
  tombSweeping: { name: '清明节', nameEn: 'Tomb-Sweeping Day' },
  labour: { name: '劳动节', nameEn: 'Labour Day' },
  dragonBoat: { name: '端午节', nameEn: 'Dragon Boat Festival' },
  midAutumn: { name: '中秋节', nameEn: 'Mid-Autumn Festival' },
  national: { name: '国庆节', nameEn: 'National Day' },
  nationalWithMidAutumn: { name: '国庆节、中秋节', nameEn: 'National Day and Mid-Autumn Festival' },
} as const;

export type HolidayName = (typeof holidayNames)[keyof typeof holidayNames];
