import type { PlanAnswer } from './filed-session.ts';
import type { RunningCloud } from './running-cloud.ts';
import { toldMails } from './told-mails.ts';

/** By reader the case numbers in each mail to them. */
export type NumbersByReader = ReadonlyMap<string, readonly (readonly number[])[]>;

/** What the mailbox holds beyond so many mails. */
export function mailsBeyond(running: RunningCloud, count: number): NumbersByReader {
  const read = toldMails(running)
    .slice(count)
    .map(({ to, text }) => [to, [...text.matchAll(/第(\d+)号/g)].map(([, n]) => Number(n))] as const);
  return new Map(
    [...Map.groupBy(read, ([to]) => to)].map(([to, all]) => [to, all.map(([, numbers]) => [...new Set(numbers)].sort((a, b) => a - b))]),
  );
}

/** The mails that a plan lists as going at once, without a line that was taken back. */
export function mailsListed({ mails, lines }: PlanAnswer, takenBack?: number): NumbersByReader {
  const listed = mails
    .filter(({ urgency }) => urgency === 'prompt')
    .map(({ recipientId, lines: of }) => {
      const numbers = of.map((n) => Number(lines[n - 1]?.caseNumber)).filter((number) => number !== takenBack);
      return [recipientId.replace('-', '.'), [numbers.sort((a, b) => a - b)]] as const;
    });
  return new Map(listed.filter(([, [numbers]]) => numbers !== undefined && numbers.length > 0));
}
