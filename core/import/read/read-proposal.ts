import { contentSchema } from '#core/case/content.ts';
import type { Content } from '#core/case/content.ts';
import { tellIssues } from '#core/contracts/issue-texts.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { columnKeys } from '#core/import/import-kinds.ts';
import type { ColumnKey } from '#core/import/import-kinds.ts';
import { chosen, kindChoices, publicityChoices, reviewChoices } from '#core/import/choices.ts';
import { shown } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import { splitSuggestions } from './split-suggestions.ts';
import { columnTerm } from '#core/import/terms.ts';

/** What a row says of a proposal, before anything else is looked at. */
export interface ProposalRow {
  readonly authorId: string;
  readonly content: Content;
  readonly filed: boolean;
  /** As it is written in the file. */
  readonly caseNumber?: string;
}

/** Reads a row; `undefined` where it has faults, which the reader keeps. */
export function readProposal(row: RowReader, directory: Directory): ProposalRow | undefined {
  const session = sessionOf(row, directory);
  const author = memberOf(row, 'author', row.required('author'), directory);
  const coSigners = row.list('coSigners').flatMap((name) => memberOf(row, 'coSigners', name, directory)?.id ?? []);
  const onBehalfOf = row.text('onBehalfOf');
  const kind = chosen(row, 'kind', kindChoices) ?? (coSigners.length > 0 ? 'joint' : 'personal');
  const caseNumber = row.text('caseNumber');
  const review = chosen(row, 'review', reviewChoices);
  if (caseNumber !== undefined && review === 'pending') row.says('review', 'number-not-filed');
  const written = {
    kind,
    session: session ?? '',
    title: row.required('title'),
    matter: row.required('matter'),
    suggestions: splitSuggestions(row.required('suggestions')),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    coSigners,
    publicity: chosen(row, 'publicity', publicityChoices) ?? 'public',
  };
  if (row.faults.length > 0 || author === undefined) return undefined;
  const content = contentSchema.safeParse(written, { reportInput: true });
  if (!content.success) {
    for (const { path, zh, en } of tellIssues(content.error.issues, { labelOf, choiceOf: () => undefined })) {
      const column = columnKeys.proposals.find((key) => key === path[0]);
      row.faults.push({ ...(column === undefined ? {} : { column }), told: { zh, en } });
    }
    return undefined;
  }
  const filed = caseNumber !== undefined || review === 'filed';
  return { authorId: author.id, content: content.data, filed, ...(caseNumber === undefined ? {} : { caseNumber }) };
}

const labelOf = (field: string) => {
  const column = columnKeys.proposals.find((key) => key === field);
  return column === undefined ? undefined : columnTerm('proposals', column);
};

function sessionOf(row: RowReader, { sessions }: Directory): string | undefined {
  const text = row.text('session');
  if (text === undefined) return row.faults.some(({ column }) => column === 'session') ? undefined : row.says('session', 'missing');
  const found = [...sessions.values()].find(({ id, name }) => id === text || name === text);
  return found?.id ?? row.says('session', 'unknown-session', { value: shown(text) });
}

/** A member by id or name. Nobody who has left signs anything. */
function memberOf(row: RowReader, column: ColumnKey, text: string, directory: Directory): Person | undefined {
  if (text === '') return undefined;
  const members = peopleWithRole(directory, 'member');
  // 委员 is how members are addressed, and 尊敬的 how some begin.
  const name = text.replace(/委员$/u, '');
  const byId = members.find(({ id }) => id === text);
  const named = byId === undefined ? members.filter((one) => one.name === name || one.nameEn === text) : [byId];
  const [only, ...others] = named;
  if (only === undefined) return row.says(column, 'unknown-member', { value: shown(text) });
  if (others.length > 0) return row.says(column, 'several-people', { value: shown(text), ids: named.map(({ id }) => id).join('、') });
  return only;
}
