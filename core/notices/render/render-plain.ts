import type { Term } from '#core/contracts/term.ts';
import type { CaseRow, MailBlock, MailPage } from './render-page.ts';

/** The page as plain text, lines ended by `\n`: everything the HTML says, addresses of links in full. */
export function renderPlain({ language, blocks, footer }: MailPage): string {
  const parts = blocks.map((block) => lines(block, colons[language]).join('\n'));
  return `${[...parts, ['-- ', ...both(footer)].join('\n')].join('\n\n')}\n`;
}

// After a label.
const colons = { zh: '：', en: ': ' } as const;

function lines(block: MailBlock, colon: string): string[] {
  switch (block.kind) {
    case 'salutation':
    case 'sentence':
      return both(block.text);
    case 'heading':
      return [`■ ${beside(block.text)}`];
    case 'facts':
      return block.rows.map(({ label, value }) => fact(label, value, colon));
    case 'button':
      return [`${beside(block.label)}${colon}`.trimEnd(), block.href];
    case 'cases':
      return block.rows.flatMap((row, index) => [
        ...(index > 0 ? [''] : []),
        ...caseLines(row, block.labels, { position: index + 1, colon }),
      ]);
  }
}

type Labels = Extract<MailBlock, { kind: 'cases' }>['labels'];

function caseLines(
  { number, title, unit, clock, notes, href, judgeHref }: CaseRow,
  labels: Labels,
  { position, colon }: { readonly position: number; readonly colon: string },
): string[] {
  const facts = [
    ...(unit.zh === '' ? [] : [fact(labels.unit, unit, colon)]),
    ...(clock === undefined
      ? []
      : [fact(labels.clock, clock.name, colon), fact(labels.dueOn, clock.dueOn, colon), fact(labels.status, statusOf(clock), colon)]),
    ...notes.flatMap(({ zh, en }) => (en === '' ? [zh] : [zh, en])),
    ...(judgeHref === '' ? [] : [`${beside(labels.judge)}${colon}`.trimEnd(), judgeHref]),
    ...(href === '' ? [] : [href]),
  ];
  return [`${position}. ${number.zh}《${title}》 ${number.en}`.trimEnd(), ...facts.map((line) => `   ${line}`)];
}

function statusOf({ word, left }: NonNullable<CaseRow['clock']>): Term {
  return { zh: `${word.zh} ${left.zh}`, en: word.en === '' ? '' : `${word.en}, ${left.en}` };
}

const both = ({ zh, en }: Term): string[] => (en === '' ? [zh] : [zh, en]);
const fact = (label: Term, value: Term, colon: string): string => `${beside(label)}${colon}${beside(value)}`;
const beside = ({ zh, en }: Term): string => (en === '' || en === zh ? zh : `${zh} ${en}`);
