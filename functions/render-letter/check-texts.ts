/** Words of the page on which a letter is checked; both languages stand on it. */
export const checkTexts = {
  title: { zh: '提案复函查验', en: 'Check a letter' },
  code: { zh: '查验码', en: 'Code on its last page' },
  ask: { zh: '查验', en: 'Check' },
  genuine: { zh: '查有此函', en: 'There is such a letter.' },
  number: { zh: '发文字号', en: 'Number' },
  letter: { zh: '标题', en: 'Title' },
  date: { zh: '成文日期', en: 'Date' },
  issuer: { zh: '发文机关', en: 'Issued by' },
  mark: { zh: '防伪特征值', en: 'Fingerprint' },
  compare: {
    zh: '请与手中的函逐项核对；有一项不符的，请向发文机关核实。',
    en: 'Compare each of these with the letter you hold; if one differs, ask the office that issued it.',
  },
  corrected: {
    zh: (number: string, day: string) => `本函有误，已由${number}（${day}）更正，请以更正函为准。`,
    en: (number: string, day: string) => `This letter was corrected by ${number} of ${day}. Go by that one.`,
  },
  corrects: {
    zh: (number: string, day: string) => `本函更正${number}（${day}）；两函不一致的，以本函为准。`,
    en: (number: string, day: string) => `This letter corrects ${number} of ${day}. Where the two differ, this one holds.`,
  },
  not: {
    zh: (code: string) => `没有查验码为“${code}”的函。请核对后重新输入；核对无误的，这份函不是本系统发出的。`,
    en: (code: string) => `There is no letter with the code "${code}". If you typed it as it is printed, the letter was not issued here.`,
  },
} as const;
