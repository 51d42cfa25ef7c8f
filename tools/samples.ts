import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { proposalKinds, publicities } from '#core/case/content.ts';
import { collectiveKinds, roles } from '#core/directory/directory.ts';

const list = (separator: string) => z.string().transform((text) => (text === '' ? [] : text.split(separator)));
const optional = z.string().transform((text) => (text === '' ? undefined : text));

const spokenFor = (text: string) => {
  const [kind, name] = text.split(':');
  return { kind: z.enum(collectiveKinds).parse(kind), name: z.string().parse(name) };
};

const unitRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  shortForLetters: z.string(),
  kind: z.string(),
  duties: list(';'),
  capacity: z.coerce.number().int(),
  /** Who signs the letters of key cases (主要负责人). */
  headId: z.string(),
});
const personRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  roles: list(';').pipe(z.array(z.enum(roles)).min(1)),
  unitId: optional,
  email: z.email(),
  sector: z.string(),
  /** `party:民盟云澜区总支`. */
  speaksFor: list(';').pipe(z.array(z.string().transform(spokenFor))),
});
const proposalRow = z.strictObject({
  id: z.string(),
  kind: z.enum(proposalKinds),
  session: z.string(),
  author: z.string(),
  coSigners: list(';'),
  title: z.string(),
  matter: z.string(),
  suggestions: list('|'),
  publicity: z.enum(publicities),
  lead: z.string(),
  coHandlers: list(';'),
  class: z.string(),
  course: z.string(),
  suggestedUnit: z.string(),
});

export type SampleProposal = z.output<typeof proposalRow>;
export type SamplePerson = z.output<typeof personRow>;

/** The invented district that the samples describe. */
export const sampleBody = '990112';
const sampleBodyName = {
  name: '政协云澜区委员会',
  nameEn: 'the CPPCC Yunlan District Committee',
  place: '云澜区',
  placeEn: 'Yunlan District',
} as const;
const sampleSession = { id: '6-1', name: '六届一次会议', opensOn: '2026-01-12', closesOn: '2026-01-15' } as const;

function rows<T extends z.ZodType>(file: string, row: T): z.output<T>[] {
  const records: unknown = parse(readFileSync(new URL(`../samples/${file}`, import.meta.url)), { columns: true, bom: true });
  return z.array(row).parse(records);
}

export const sampleProposals = (): SampleProposal[] => rows('proposals.csv', proposalRow);
export const samplePeople = (): SamplePerson[] => rows('people.csv', personRow);

/** The directory of the district, as `PUT /v1/directory` takes it. */
export function sampleDirectory() {
  return {
    units: rows('units.csv', unitRow).map(({ shortForLetters: letterCode, kind: _kind, ...unit }) => ({ ...unit, letterCode })),
    people: samplePeople().map(({ id, name, nameEn, roles: own, unitId, email, speaksFor }) => ({
      id,
      name,
      nameEn,
      roles: own,
      email,
      ...(unitId === undefined ? {} : { unitId }),
      ...(speaksFor.length === 0 ? {} : { speaksFor }),
    })),
    sessions: [sampleSession],
    body: sampleBodyName,
  };
}

const members = { group: '委员', groupEn: 'Members' };
const committee = { group: '提案委', groupEn: 'Committee' };
const office = { group: '区政府办', groupEn: 'Government office' };
const units = { group: '承办单位', groupEn: 'Units' };
const oversight = { group: '审计与管理', groupEn: 'Audit and administration' };

const groups = {
  member: members,
  'committee-clerk': committee,
  'committee-head': committee,
  dispatcher: office,
  supervisor: office,
  'unit-clerk': units,
  'unit-leader': units,
  auditor: oversight,
  administrator: oversight,
} as const;

/** Who can sign in at the development issuer. */
export function samplePeopleToSignIn() {
  const named = new Map(rows('units.csv', unitRow).map((unit) => [unit.id, unit]));
  return samplePeople().map(({ id, name, nameEn, roles: own, unitId }) => {
    const [role = 'member'] = own;
    const unit = unitId === undefined ? undefined : named.get(unitId);
    const [of, ofEn] = unit === undefined ? ['', ''] : [` · ${unit.name}`, ` · ${unit.nameEn}`];
    return { id, subject: id, label: `${name}${of}`, labelEn: `${nameEn}${ofEn}`, ...groups[role] };
  });
}

export function sampleAdministrator(): string {
  const administrator = samplePeople().find(({ roles: own }) => own.includes('administrator'));
  if (administrator === undefined) throw new Error('samples/people.csv names no administrator');
  return administrator.id;
}
