import type { Term } from '#core/contracts/term.ts';
import type { CaseRow, MailBlock, MailPage } from './render-page.ts';

type Change = (term: Term) => Term;

/** The page in English alone: it stands where the Chinese stood, which only what has no English keeps. */
export function inEnglish(page: MailPage): MailPage {
  return { ...changed(page, ({ zh, en }) => ({ zh: en === '' ? zh : en, en: '' })), language: 'en' };
}

/** The page in Chinese alone. */
export function withoutEnglish(page: MailPage): MailPage {
  return changed(page, ({ zh }) => ({ zh, en: '' }));
}

function changed(page: MailPage, change: Change): MailPage {
  const { heading, on, footer, blocks } = page;
  return {
    ...page,
    heading: change(heading),
    on: change(on),
    footer: change(footer),
    blocks: blocks.map((block) => ofBlock(block, change)),
  };
}

function ofBlock(block: MailBlock, change: Change): MailBlock {
  switch (block.kind) {
    case 'salutation':
    case 'sentence':
    case 'heading':
      return { ...block, text: change(block.text) };
    case 'facts':
      return { ...block, rows: block.rows.map((row) => ({ ...row, label: change(row.label), value: change(row.value) })) };
    case 'button':
      return { ...block, label: change(block.label) };
    case 'cases': {
      const { labels, rows } = block;
      return {
        ...block,
        labels: {
          case: change(labels.case),
          unit: change(labels.unit),
          clock: change(labels.clock),
          dueOn: change(labels.dueOn),
          status: change(labels.status),
          judge: change(labels.judge),
        },
        rows: rows.map((row) => ofRow(row, change)),
      };
    }
  }
}

function ofRow(row: CaseRow, change: Change): CaseRow {
  const { number, unit, clock, notes } = row;
  const timed =
    clock === undefined
      ? {}
      : { clock: { ...clock, name: change(clock.name), dueOn: change(clock.dueOn), word: change(clock.word), left: change(clock.left) } };
  return { ...row, number: change(number), unit: change(unit), ...timed, notes: notes.map(change) };
}
