const digits = '〇一二三四五六七八九';

/** A whole number of 1 to 9999 as sessions and headings write it: 12 is 十二, 20 二十, 105 一百零五. Others as Arabic figures. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) return String(value);
  const units = ['', '十', '百', '千'] as const;
  const figures = Array.from(String(value), Number);
  let text = '';
  for (const [index, figure] of figures.entries()) {
    const unit = units[figures.length - 1 - index] ?? '';
    if (figure > 0) text += `${digits[figure] ?? ''}${unit}`;
    else if (!text.endsWith('零') && figures.slice(index).some((later) => later > 0)) text += '零';
  }
  return text.replace(/^一十/u, '十');
}

const values: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  Ｏ: 0,
  // What people type for it in years: 二O二六, 二0二六.
  O: 0,
  o: 0,
  '0': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const weights: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 廿: 20, 卅: 30 };

/** Arabic or Chinese figures as a number: 12, 十二, 二十一, 二〇二六. `undefined` for anything else, and for more than nine signs. */
export function numberOf(text: string): number | undefined {
  if (text === '' || text.length > 9) return undefined;
  if (/^\d+$/u.test(text)) return Number(text);
  let [total, pending, positional, weighed] = [0, 0, 0, false];
  for (const sign of text) {
    const value = values[sign];
    const weight = weights[sign];
    if (value !== undefined) {
      pending = value;
      positional = positional * 10 + value;
    } else if (weight !== undefined) {
      weighed = true;
      total += weight === 20 || weight === 30 ? weight : (pending === 0 ? 1 : pending) * weight;
      pending = 0;
    } else return undefined;
  }
  return weighed ? total + pending : positional;
}
