import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { SheetToWrite } from '#core/ports/files/spreadsheets.ts';
import { kindChoices, languageChoices, publicityChoices, reviewChoices, yesNoChoices } from '#core/import/choices.ts';
import type { SheetChoice } from '#core/import/choices.ts';
import { columnKeys, requiredColumns } from '#core/import/import-kinds.ts';
import type { ColumnKey, ImportKind } from '#core/import/import-kinds.ts';
import { roleChoices } from './read-person.ts';
import { columnTerm, importKindTerms } from '#core/import/terms.ts';
import * as en from '#core/import/texts.en.ts';
import * as zh from '#core/import/texts.zh.ts';

const wide: Readonly<Partial<Record<ColumnKey, number>>> = {
  title: 40,
  matter: 60,
  suggestions: 60,
  name: 28,
  nameEn: 28,
  duties: 36,
  email: 28,
};

/** An empty sheet to fill in, its headings in both languages with what can be chosen, and a sheet that says how. */
export function importTemplate(kind: ImportKind, directory: Directory): SheetToWrite[] {
  const columns = columnKeys[kind];
  const required = requiredColumns[kind];
  const heading = (key: ColumnKey): string => {
    const { zh: chinese, en: english } = columnTerm(kind, key);
    return `${chinese}${required.includes(key) ? '*' : ''}\n${english}`;
  };
  const choices = new Map<number, readonly string[]>();
  for (const [place, key] of columns.entries()) {
    const values = choicesOf(kind, key, directory);
    if (values.length > 0) choices.set(place, values);
  }
  const guide = columns.map((key) => [
    columnTerm(kind, key).zh,
    columnTerm(kind, key).en,
    required.includes(key) ? zh.yesNo.yes : '',
    zh.guides[key],
    en.guides[key],
  ]);
  return [
    { name: importKindTerms[kind].zh, headings: columns.map(heading), rows: [], widths: columns.map((key) => wide[key] ?? 16), choices },
    {
      name: zh.sheets.guide,
      headings: [zh.sheets.column, en.sheets.column, zh.sheets.required, zh.sheets.guideOf, en.sheets.guideOf],
      rows: guide,
      widths: [16, 18, 8, 60, 60],
    },
  ];
}

const names = (choices: readonly SheetChoice[]): string[] => choices.map(({ label }) => label.zh);

function choicesOf(kind: ImportKind, key: ColumnKey, directory: Directory): readonly string[] {
  switch (key) {
    case 'session':
      return [...directory.sessions.values()].map(({ name }) => name);
    case 'author':
      return peopleWithRole(directory, 'member').map(({ name }) => name);
    case 'kind':
      return names(kindChoices);
    case 'publicity':
      return names(publicityChoices);
    case 'review':
      return names(reviewChoices);
    case 'roles':
      return names(roleChoices);
    case 'unit':
      return [...directory.units.values()].map(({ name }) => name);
    case 'language':
      return names(languageChoices);
    case 'active':
      return names(yesNoChoices);
    case 'onBehalfOf':
      return kind === 'proposals'
        ? [...new Set([...directory.people.values()].flatMap(({ speaksFor = [] }) => speaksFor.map(({ name }) => name)))]
        : [];
    case 'caseNumber':
    case 'title':
    case 'coSigners':
    case 'matter':
    case 'suggestions':
    case 'name':
    case 'letterCode':
    case 'nameEn':
    case 'id':
    case 'email':
    case 'capacity':
    case 'duties':
    case 'phone':
    case 'speaksFor':
    case 'subject':
      return [];
  }
}
