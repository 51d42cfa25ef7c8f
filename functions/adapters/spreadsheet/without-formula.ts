/**
 * A text that no spreadsheet takes for a formula, neither here nor after it was saved as CSV: an apostrophe goes before what begins like
 * one (OWASP, CSV injection). Reading it in again takes it away.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}
