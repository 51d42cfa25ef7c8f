import { collectiveKinds, roles } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import * as directoryEn from '#core/directory/texts.en.ts';
import * as directoryZh from '#core/directory/texts.zh.ts';
import { kindChoices, languageChoices, meant, yesNoChoices, chosen } from '#core/import/choices.ts';
import type { SheetChoice } from '#core/import/choices.ts';
import { checked, idsOf } from './read-unit.ts';
import type { IdOf } from './read-unit.ts';
import { shown } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';

export const roleChoices = roles.map((value) => ({ value, label: { zh: directoryZh.roles[value], en: directoryEn.roles[value] } }));

const spokenFor: readonly SheetChoice<(typeof collectiveKinds)[number]>[] = collectiveKinds.flatMap((value) =>
  kindChoices.flatMap((choice) => (choice.value === value ? [{ value, label: choice.label }] : [])),
);

/** Reads a row; what it leaves empty stays as it is. `undefined` where it has faults. */
export function readPerson(row: RowReader, directory: Directory, idOf: IdOf): Person | undefined {
  const [id, name] = [row.text('id'), row.required('name')];
  const unitId = unitOf(row, directory);
  const named = [...directory.people.values()].filter(
    (person) => person.name === name && (unitId === undefined || person.unitId === unitId),
  );
  if (id === undefined && named.length > 1) return row.says('id', 'several-people', { value: shown(name), ids: idsOf(named) });
  const known = id === undefined ? named[0] : directory.people.get(id);
  const ofPerson = row.list('roles').flatMap((text) => meant(row, 'roles', text, roleChoices) ?? []);
  if (ofPerson.length === 0 && known === undefined) row.required('roles');
  const speaksFor = row.list('speaksFor').flatMap((text) => spoken(row, text) ?? []);
  const [active, language] = [chosen(row, 'active', yesNoChoices), chosen(row, 'language', languageChoices)];
  const plain = { nameEn: row.text('nameEn'), email: row.text('email'), phone: row.text('phone'), subject: row.text('subject') };
  if (row.faults.length > 0) return undefined;
  const person = {
    ...known,
    id: id ?? known?.id ?? idOf(`${name}|${unitId ?? ''}`),
    name,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(ofPerson.length === 0 ? {} : { roles: ofPerson }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(speaksFor.length === 0 ? {} : { speaksFor }),
    ...(language === undefined ? {} : { language }),
    active: active === undefined ? (known?.active ?? true) : active === 'yes',
  };
  return checked(row, 'people', { people: [person] })?.people[0];
}

function unitOf(row: RowReader, { units }: Directory): string | undefined {
  const text = row.text('unit');
  if (text === undefined) return undefined;
  const found = [...units.values()].filter(({ id, name, nameEn }) => id === text || name === text || nameEn === text);
  const [only, ...others] = found;
  if (only === undefined) return row.says('unit', 'unknown-unit', { value: shown(text) });
  return others.length > 0 ? row.says('unit', 'several-units', { value: shown(text), ids: idsOf(found) }) : only.id;
}

/** `党派提案：民盟云澜区总支`. */
function spoken(row: RowReader, text: string) {
  const [, kind, name] = /^([^：:]+)[：:](.+)$/u.exec(text) ?? [];
  if (kind === undefined || name === undefined) return row.says('speaksFor', 'speaks-for-form', { value: shown(text) });
  const value = meant(row, 'speaksFor', kind, spokenFor);
  return value === undefined ? undefined : { kind: value, name: name.trim() };
}
