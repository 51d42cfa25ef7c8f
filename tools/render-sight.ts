import { writeFileSync } from 'node:fs';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { eventSight } from '#core/access/sight/event-sight.ts';
import { eyes, eyesByRole, phases, relations } from '#core/access/sight/eyes.ts';
import { listSight } from '#core/access/sight/list-sight.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import type { Cell, FieldRow, Part, Row } from '#core/access/sight/row.ts';
import { rows } from '#core/access/sight/who-sees.ts';

const page = new URL('../docs/sight.md', import.meta.url);

const introduction = `# Who sees what

Written by \`npm run sight\` from \`core/access/sight\`; a test says when it is out of date. Every read of the API goes through these tables:
a field of an answer, or of an event, without a row does not compile.

A reader has one or more pairs of *eyes*, by role and by what ties the reader to the case, and sees what any of them sees. Who has none
is answered 404, as if the case were not there. A unit whose assignments were all given back or taken back (\`former\`) reads the case as it
was when the last one ended, and of that what is its own; one whose assignment went to another unit (改办) finds nothing.

**yes** sees it · **own** what is the reader's, or the unit's: its assignment, a clock it holds, a paper addressed to it · **common** that,
and what is no unit's · **earlier** of a round before the present one · – nothing. By phase where it differs: *private* is a draft, also
one that was thrown away; *submitted* lasts until the filing; then *filed* and *closed*.
`;

/** The page on who sees what, from the table itself. */
export function renderSight(): string {
  const parts = [
    introduction.trimEnd(),
    '## By whose eyes',
    table(
      ['role', ...relations],
      Object.entries(eyesByRole).map(([role, by]) => [role, ...relations.map((relation) => by[relation] ?? '–')]),
    ),
    '## Whether the case is there',
    table(['', ...eyes], [line('a case', rows.theCase)]),
    '## What of it',
    ...Object.entries({ ...caseSight, ...readSight }).map(([name, part]) => partTable(name, part)),
    '## What the history tells',
    'A kind of event is named by its type, what an answer keeps of it by its fields; an auditor sees each as it was written.',
    table(
      ['event', ...eyes],
      Object.entries(eventSight).flatMap(([type, part]) => linesOf(`**${type}**`, part)),
    ),
    '## Who may ask for lists',
    'Each line of a list is shown as its case lets it be. A work list, reminders and a calendar of one’s own or of one’s unit need no row.',
    table(
      ['list', 'roles'],
      Object.entries(listSight).map(([list, roles]) => [list, roles.join(', ')]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function partTable(name: string, part: Part): string {
  return `### ${name}\n\n${table(['field', ...eyes], linesOf('(one of them at all)', part))}`;
}

/** Fields with the same row stand in one line. */
function linesOf(name: string, { seen, fields }: Part): string[][] {
  const groups = Map.groupBy(Object.entries<FieldRow>(fields), ([, row]) => cellsOf(row).join('|'));
  const lines = [...groups.values()].map((group) => [group.map(([field]) => field).join(', '), ...cellsOf(group[0]?.[1] ?? 'always')]);
  return [line(name, seen), ...lines];
}

/** What is for everybody who sees the thing is not told again. */
function cellsOf(row: FieldRow): string[] {
  return row === 'always' || row === rows.everybody ? eyes.map(() => '〃') : line('', row).slice(1);
}

function line(name: string, row: Row): string[] {
  return [name, ...eyes.map((eye) => cell(row[eye]))];
}

const words = { all: 'yes', own: 'own', common: 'common', earlier: 'earlier', none: '–' } as const;

function cell(one: Cell): string {
  if (typeof one === 'string') return words[one];
  const from = phases.findIndex((phase) => one[phase] !== undefined);
  if (phases.slice(from).every((phase) => one[phase] === 'all')) return `from ${phases[from]} on`;
  return phases.flatMap((phase) => (one[phase] === undefined ? [] : [`${phase}: ${words[one[phase]]}`])).join('<br>');
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map(() => '---');
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) {
  writeFileSync(page, renderSight());
  console.error('wrote docs/sight.md');
}
