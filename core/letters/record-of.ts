import { isPicture, isTable } from './letter.ts';
import type { Letter } from './letter.ts';
import { headingMark, numberLine, publicityWords } from './letter-lines.ts';
import type { Addressees, LetterRecord, Point } from './read/letter-record.ts';

/** What a letter of the product says, field by field: what reading it back has to find. */
export function recordOf(letter: Letter): Partial<LetterRecord> {
  const { issuer, number, publicity, title, session, caseNumber, matter, signer, contacts, copies, reports, printed, date } = letter;
  const points = pointsOf(letter);
  return {
    kind: letter.kind === 'opinion' ? 'opinion' : 'reply',
    issuer,
    title,
    ...(number === undefined ? {} : { number: printedNumber(number) }),
    ...(letter.class === undefined ? {} : { class: letter.class }),
    ...(publicity === undefined ? {} : { publicity: publicityWords[publicity] }),
    ...(session === undefined ? {} : { session }),
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(letter.addressees === undefined ? {} : { addressees: printedAddressees(letter.addressees) }),
    ...(matter === undefined ? {} : { matter }),
    ...(points.length === 0 ? {} : { points }),
    ...(letter.promises.length === 0 ? {} : { promises: letter.promises }),
    ...(signer === undefined ? {} : { signer }),
    ...contacts,
    ...(copies.length === 0 ? {} : { copies }),
    ...(reports.length === 0 ? {} : { reports }),
    ...(printed === undefined || letter.form === 'letter' ? {} : { printed }),
    ...(date === undefined ? {} : { date }),
  };
}

function printedNumber(number: NonNullable<Letter['number']>): LetterRecord['number'] {
  const { code, year, serial, padded = 1 } = number;
  return { text: numberLine(number), code, year, serial: String(serial).padStart(padded, '0') };
}

function printedAddressees({ names, kind, count }: NonNullable<Letter['addressees']>): Addressees {
  return { names, kind, ...(kind === 'members' ? { honorific: '委员' } : {}), ...(count === undefined ? {} : { etc: true, count }) };
}

function pointsOf({ body }: Letter): Point[] {
  const points: { heading: string; answer: string[] }[] = [];
  const counts = [0, 0, 0, 0, 0];
  for (const block of body) {
    if (isTable(block)) {
      points.at(-1)?.answer.push(...block.rows.map((row) => row.join('')));
      continue;
    }
    if (isPicture(block)) continue;
    const { level, text } = block;
    if (level > 0) {
      counts[level] = (counts[level] ?? 0) + 1;
      counts.fill(0, level + 1);
    }
    if (level === 1) points.push({ heading: text, answer: [] });
    else points.at(-1)?.answer.push(level === 0 ? text : `${headingMark(level, counts[level] ?? 1)}${text}`);
  }
  return points.map(({ heading, answer }) => ({ heading, answer: answer.join('\n') }));
}
