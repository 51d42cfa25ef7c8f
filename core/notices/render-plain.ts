import type { Term } from '#core/contracts/term.ts';
import type { CaseRow, MailBlock, MailPage } from './render-page.ts';
import { labels } from './render-texts.ts';

/** The page as plain text, lines ended by `\n`: everything the HTML says, addresses of links in full. */
export function renderPlain({ blocks, footer }: MailPage): string {
  const parts = blocks.map((block) => lines(block).join('\n'));
  return `${[...parts, `-- \n${footer.zh}\n${footer.en}`].join('\n\n')}\n`;
}

function lines(block: MailBlock): string[] {
  switch (block.kind) {
    case 'salutation':
      return [block.text.zh, block.text.en];
    case 'sentence':
      return [block.text.zh, block.text.en];
    case 'heading':
      return [`■ ${beside(block.text)}`];
    case 'facts':
      return block.rows.map(({ label, value }) => fact(label, value));
    case 'button':
      return [`${beside(block.label)}：`, block.href];
    case 'cases':
      return block.rows.flatMap((row, index) => [...(index > 0 ? [''] : []), ...caseLines(row, index + 1)]);
  }
}

function caseLines({ number, title, unit, clock, notes, href }: CaseRow, position: number): string[] {
  const facts = [
    ...(unit.zh === '' ? [] : [fact(labels.unit, unit)]),
    ...(clock === undefined
      ? []
      : [
          fact(labels.clock, clock.name),
          fact(labels.dueOn, clock.dueOn),
          fact(labels.status, { zh: `${clock.word.zh} ${clock.left.zh}`, en: `${clock.word.en}, ${clock.left.en}` }),
        ]),
    ...notes.flatMap(({ zh, en }) => (en === '' ? [zh] : [zh, en])),
    ...(href === '' ? [] : [href]),
  ];
  return [`${position}. ${number.zh}《${title}》 ${number.en}`, ...facts.map((line) => `   ${line}`)];
}

const fact = (label: Term, value: Term): string => `${beside(label)}：${beside(value)}`;
const beside = ({ zh, en }: Term): string => (en === '' || en === zh ? zh : `${zh} ${en}`);
