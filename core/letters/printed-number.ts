import type { Letter } from './letter.ts';

type LetterNumber = NonNullable<Letter['number']>;

/** `云政办提案催〔2026〕3号` as its parts; `undefined` for a number of another pattern. */
export function numberOfText(text: string): LetterNumber | undefined {
  const found = /^(?<code>.+)〔(?<year>\d{4})〕(?<serial>\d{1,5})号$/u.exec(text)?.groups;
  const { code, year, serial = '' } = found ?? {};
  return code === undefined
    ? undefined
    : { code, year: Number(year), serial: Number(serial), ...(serial.startsWith('0') ? { padded: serial.length } : {}) };
}

/** The same of any pattern that a policy may have: what is not 〔2026〕42号 is printed as it is. `year` is that of the letter's day. */
export function numberAsPrinted(text: string, year: number): LetterNumber {
  const usual = numberOfText(text);
  if (usual !== undefined) return usual;
  const figures = text.replaceAll(String(year), '').match(/\d+/gu)?.at(-1) ?? '1';
  const code = /^[^\d〔[【(（]+/u.exec(text)?.[0] ?? text;
  return { code: code.slice(0, 24), year, serial: Number(figures.slice(-5)) || 1, printed: text };
}
