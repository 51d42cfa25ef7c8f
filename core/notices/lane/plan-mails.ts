import { rowsOf } from '#core/notices/render/mail-content.ts';
import type { MailEntry, MailRow, PlannedMail } from '#core/notices/render/mail-content.ts';

/**
 * How what is pending becomes at most `left` mails; what is in none of them stays for the next morning. Between mornings what
 * breaks out goes in one mail. In the morning it does too, and the rest goes in one digest beside it; with one mail left of
 * the day everything goes in that.
 */
export function planMails(entries: readonly MailEntry[], left: number, morning: boolean): PlannedMail[] {
  if (left < 1) return [];
  const rows = rowsOf(entries);
  const prompt = rows.filter(breaksOut);
  const rest = rows.filter((row) => !breaksOut(row));
  const mails = morning ? (left === 1 ? [rows] : [prompt, rest]) : [prompt];
  return mails.filter((mail) => mail.length > 0).map((mail) => ({ form: formOf(mail), entries: mail.flat() }));
}

/** A row breaks out with any of its notices; the earlier ones go with it. */
function breaksOut(row: MailRow): boolean {
  return row.some(({ notice }) => notice.urgency === 'prompt');
}

/** Everything that waits for a telephone is one message. */
export function planSms(entries: readonly MailEntry[], left: number): PlannedMail[] {
  const rows = rowsOf(entries);
  return left < 1 || rows.length === 0 ? [] : [{ form: formOf(rows), entries: rows.flat() }];
}

function formOf(rows: readonly MailRow[]): PlannedMail['form'] {
  if (rows.length === 1) return 'single';
  return rows.every(breaksOut) ? 'urgent' : 'digest';
}
