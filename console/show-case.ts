import type { Term } from '#core/contracts/term.ts';
import type { CasePage, ClockLine } from './case-page.ts';
import { both, element } from './dom.ts';
import { texts } from './texts.ts';

/** The case as elements, to stand in `main`. */
export function showCase(page: CasePage): Node[] {
  return [
    element('p', { class: 'number' }, both(page.number), ' · ', both(page.stage)),
    element('h1', {}, page.title),
    section(
      'deadlines',
      texts.deadlines,
      page.clocks.length === 0
        ? [element('p', {}, both(texts.noDeadlines))]
        : [element('ul', { class: 'clocks' }, ...page.clocks.map(clockItem))],
    ),
    section(
      'next',
      texts.next,
      page.next.length === 0
        ? [element('p', {}, both(texts.nothingNext))]
        : [element('ul', { class: 'next' }, ...page.next.map((command) => element('li', {}, both(command))))],
    ),
    ...(page.replies.length === 0 ? [] : [section('replies', texts.replies, page.replies.map(replyPart))]),
    section('facts', texts.facts, [factList(page.facts)]),
    section('content', texts.content, [
      element('h3', {}, both(texts.matter)),
      element('p', { class: 'letter' }, page.matter),
      element('h3', {}, both(texts.suggestions)),
      element('ol', {}, ...page.suggestions.map((suggestion) => element('li', { class: 'letter' }, suggestion))),
    ]),
  ];
}

function section(id: string, heading: Term, content: readonly Node[]): HTMLElement {
  return element('section', { 'aria-labelledby': id }, element('h2', { id }, both(heading)), ...content);
}

function clockItem({ name, unitName, light, lightWord, dueOn, left, provisional, explanation }: ClockLine): HTMLElement {
  return element(
    'li',
    { class: `clock ${light}` },
    element('h3', {}, both(name), ...(unitName === undefined ? [] : [element('span', { class: 'unit' }, ` · ${unitName}`)])),
    element(
      'p',
      { class: 'due' },
      element('span', { class: 'light' }, both(lightWord)),
      element('strong', { class: 'left' }, both(left)),
      element('span', { class: 'day' }, both(dueOn)),
      ...(provisional ? [element('span', { class: 'provisional' }, both(texts.provisional))] : []),
    ),
    element('p', { class: 'how' }, explanation.zh),
    element('p', { class: 'how', lang: 'en' }, explanation.en),
  );
}

function factList(facts: CasePage['facts']): HTMLElement {
  return element(
    'dl',
    {},
    ...facts.map(({ label, values }) =>
      element(
        'div',
        {},
        element('dt', {}, both(label)),
        ...values.map((value) => element('dd', {}, typeof value === 'string' ? value : both(value))),
      ),
    ),
  );
}

function replyPart({ heading, letterNumber, text }: CasePage['replies'][number]): HTMLElement {
  return element(
    'article',
    {},
    element('h3', {}, both(heading)),
    ...(letterNumber === undefined ? [] : [element('p', { class: 'paper' }, letterNumber)]),
    element('p', { class: 'letter' }, text),
  );
}
