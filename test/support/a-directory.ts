import { emptyDirectory, evolveDirectory, personSchema, sessionSchema, unitSchema } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';

const units = [
  { id: 'transport', name: '云澜区交通运输局', nameEn: 'Yunlan District Transport Bureau', letterCode: '云交' },
  { id: 'parks', name: '云澜区园林绿化局', nameEn: 'Yunlan District Parks Bureau', letterCode: '云园' },
  { id: 'police', name: '云澜区公安分局', nameEn: 'Yunlan District Police', letterCode: '云公' },
  { id: 'museum', name: '云澜区博物馆', nameEn: 'Yunlan District Museum', letterCode: '云博' },
];

const people = [
  { id: 'lin', name: '林若溪', roles: ['member'] },
  { id: 'shen', name: '沈知夏', roles: ['member'] },
  { id: 'cao', name: '曹慎之', nameEn: 'Cao Shenzhi', roles: ['committee-clerk'] },
  { id: 'he', name: '何望舒', nameEn: 'He Wangshu', roles: ['committee-head'] },
  { id: 'du', name: '杜子衡', nameEn: 'Du Ziheng', roles: ['dispatcher'] },
  { id: 'song', name: '宋明远', nameEn: 'Song Mingyuan', roles: ['supervisor'] },
  { id: 'transport-clerk', name: '陶安', roles: ['unit-clerk'], unitId: 'transport' },
  { id: 'transport-leader', name: '田牧', roles: ['unit-leader'], unitId: 'transport' },
  { id: 'parks-clerk', name: '潘宁', roles: ['unit-clerk'], unitId: 'parks' },
  { id: 'parks-leader', name: '裴青', roles: ['unit-leader'], unitId: 'parks' },
  { id: 'police-clerk', name: '蒲川', roles: ['unit-clerk'], unitId: 'police' },
  { id: 'auditor', name: '安审', roles: ['auditor'] },
  { id: 'administrator', name: '管维', roles: ['administrator'] },
  { id: 'retired', name: '任归', roles: ['dispatcher', 'unit-clerk'], unitId: 'museum', active: false },
];

/** A small directory of an invented district. The museum has nobody who could sign for a share. */
export function aDirectory(changes: Readonly<Record<string, Partial<Person>>> = {}): Directory {
  const events = [
    ...units.map((unit) => ({ type: 'UnitRecorded', unit: unitSchema.parse(unit) }) as const),
    ...people.map((person) => {
      const address = { email: `${person.id}@yunlan.example` };
      return { type: 'PersonRecorded', person: personSchema.parse({ ...address, ...person, ...changes[person.id] }) } as const;
    }),
    {
      type: 'SessionRecorded',
      session: sessionSchema.parse({ id: '6-1', name: '六届一次会议', opensOn: '2026-01-12', closesOn: '2026-01-16' }),
    } as const,
    {
      type: 'SessionRecorded',
      session: sessionSchema.parse({ id: '6-2', name: '六届二次会议', opensOn: '2026-12-14', closesOn: '2026-12-18' }),
    } as const,
  ];
  let directory = emptyDirectory;
  for (const event of events) directory = evolveDirectory(directory, event);
  return directory;
}
