import type { RunningCloud } from './running-cloud.ts';

export interface ToldMail {
  /** The local part of the address. */
  readonly to: string;
  /** Local time in Yunlan, `YYYY-MM-DD HH:MM`. */
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Mails in the embedded mailbox, the oldest first. */
export function toldMails(running: RunningCloud): ToldMail[] {
  return running.cloud.mailbox
    .list({ limit: 5000 })
    .toSorted((a, b) => a.at - b.at)
    .map(({ to, at, subject, text, tags }) => ({
      to: /([^<\s]+)@/.exec(to.join())?.[1] ?? '',
      at: new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
      subject,
      text: text ?? '',
      tags,
    }));
}
