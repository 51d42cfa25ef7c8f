import type { CaseAnswer, Deadline } from '../../../api/contract.ts';

interface FileFacts {
  readonly found: Pick<CaseAnswer, 'id'>;
  readonly open: readonly Pick<Deadline, 'clockId' | 'deadline'>[];
  readonly body: string;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** No title and no names: a calendar is shown to others. */
  readonly summaryOf: (clockId: string) => string;
}

const LINE = 73;

/**
 * A case's deadlines as a calendar's file (RFC 5545). Each entry has the id that the subscription gives it too, so that whoever
 * subscribes later does not have it twice.
 */
export function calendarFile({ found, open, body, origin, now, summaryOf }: FileFacts): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const events = open.flatMap(({ clockId, deadline: { dueOn, provisional } }) => [
    'BEGIN:VEVENT',
    `UID:${found.id}.${clockId}@${body}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}`,
    `STATUS:${provisional ? 'TENTATIVE' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(summaryOf(clockId))}`,
    `URL:${origin}/cases/${found.id}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//proposal-pipeline//desk//ZH', ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r?\n/g, '\\n');
}

/** No line is longer than 75 bytes (§3.1); a character of Chinese takes three. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const bytes = new TextEncoder().encode(character).length;
    if (size + bytes > LINE) {
      parts.push(part);
      [part, size] = ['', 0];
    }
    part += character;
    size += bytes;
  }
  return [...parts, part].join('\r\n ');
}
