import { describe, expect, it } from 'vitest';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { reach } from '#core/notices/reach/reach.ts';
import { aDirectory } from '#test/support/a-directory.ts';

type Changes = Readonly<Record<string, Partial<Person>>>;

const failing = (directory: Directory, ...ids: string[]): Directory => {
  let next = directory;
  for (const personId of ids) {
    next = evolveDirectory(next, { type: 'AddressFailed', personId, email: `${personId}@yunlan.example`, why: 'bounced' });
  }
  return next;
};

function withMailbox(directory: Directory, unitId = 'transport', email = 'office@transport.example'): Directory {
  return evolveDirectory(directory, { type: 'UnitRecorded', unit: { ...directory.units.get(unitId)!, email } });
}

const deputies: Changes = { 'transport-clerk': { deputyId: 'transport-leader' }, 'transport-leader': { deputyId: 'parks-clerk' } };

describe('a person', () => {
  it('is told at the own address', () => {
    expect(reach('transport-clerk', aDirectory(deputies))).toEqual({
      kind: 'person',
      personId: 'transport-clerk',
      name: '陶安',
      email: 'transport-clerk@yunlan.example',
      reader: { title: { zh: '陶安同志', en: '陶安' }, is: 'officer' },
    });
  });

  it('who is a member is addressed as one', () => {
    expect(reach('lin', aDirectory())).toMatchObject({ reader: { title: { zh: '林若溪委员' }, is: 'member' } });
  });

  it('whose address failed is stood in for by the deputy, who is told for whom', () => {
    expect(reach('transport-clerk', failing(aDirectory(deputies), 'transport-clerk'))).toEqual({
      kind: 'person',
      personId: 'transport-leader',
      name: '田牧',
      email: 'transport-leader@yunlan.example',
      reader: { title: { zh: '田牧同志', en: '田牧' }, is: 'officer' },
      onBehalfOf: { zh: '陶安同志', en: '陶安' },
    });
  });

  it('who left, or has no address, is stood in for too', () => {
    const left = aDirectory({ ...deputies, 'transport-clerk': { deputyId: 'transport-leader', active: false } });
    expect(reach('transport-clerk', left)).toMatchObject({ personId: 'transport-leader' });
    const { email: _, ...nameless } = aDirectory(deputies).people.get('transport-clerk')!;
    const people = new Map(aDirectory(deputies).people).set('transport-clerk', nameless);
    expect(reach('transport-clerk', { ...aDirectory(deputies), people })).toMatchObject({ personId: 'transport-leader' });
  });

  it('is told again once the address is mended', () => {
    const failed = failing(aDirectory(deputies), 'transport-clerk');
    const mended = evolveDirectory(failed, { type: 'PersonRecorded', person: failed.people.get('transport-clerk')! });
    expect(reach('transport-clerk', mended)).toMatchObject({ personId: 'transport-clerk' });
  });

  it('is passed on along the chain', () => {
    const both = failing(aDirectory(deputies), 'transport-clerk', 'transport-leader');
    expect(reach('transport-clerk', both)).toMatchObject({ personId: 'parks-clerk', onBehalfOf: { zh: '陶安同志', en: '陶安' } });
  });

  it('without anybody to stand in is told through the mailbox of the unit', () => {
    expect(reach('transport-clerk', withMailbox(failing(aDirectory(), 'transport-clerk')))).toEqual({
      kind: 'mailbox',
      unitId: 'transport',
      name: '云澜区交通运输局',
      email: 'office@transport.example',
      reader: { title: { zh: '云澜区交通运输局', en: 'Yunlan District Transport Bureau' }, is: 'officer' },
      onBehalfOf: { zh: '陶安同志', en: '陶安' },
    });
  });

  it('reaches nobody where there is no mailbox, no unit, or no such person', () => {
    const directory = failing(aDirectory(), 'transport-clerk', 'lin');
    for (const id of ['transport-clerk', 'lin', 'unknown']) expect(reach(id, directory)).toEqual({ kind: 'nobody' });
  });

  it('is not looked for for ever in a ring of deputies, nor further than five', () => {
    const ring = aDirectory({ lin: { deputyId: 'shen' }, shen: { deputyId: 'lin' } });
    expect(reach('lin', failing(ring, 'lin', 'shen'))).toEqual({ kind: 'nobody' });
    const ids = ['lin', 'shen', 'cao', 'he', 'du', 'song', 'auditor'];
    const chain = aDirectory(Object.fromEntries(ids.slice(0, -1).map((id, n) => [id, { deputyId: ids[n + 1]! }])));
    expect(reach('lin', failing(chain, ...ids.slice(0, 5)))).toMatchObject({ personId: 'song' });
    expect(reach('lin', failing(chain, ...ids.slice(0, 6)))).toEqual({ kind: 'nobody' });
  });

  it('is not told at an address that failed for somebody who shares it', () => {
    const email = 'transport-clerk@yunlan.example';
    const shared = withMailbox(aDirectory({ 'transport-leader': { email } }), 'transport', email);
    expect(reach('transport-leader', failing(shared, 'transport-clerk'))).toEqual({ kind: 'nobody' });
  });
});

describe('a unit', () => {
  const robot = { kind: 'wecom', host: 'robot.example', address: 'transport.1', fingerprint: 'ab12' } as const;

  it('is told through its robot while it has one', () => {
    const directory = evolveDirectory(aDirectory(), { type: 'RobotRecorded', unitId: 'transport', robot });
    expect(reach('robot:transport', directory)).toEqual({ kind: 'robot', unitId: 'transport', robot });
    expect(reach('robot:parks', directory)).toEqual({ kind: 'nobody' });
  });

  it('is told through its mailbox', () => {
    expect(reach('mailbox:transport', withMailbox(aDirectory()))).toEqual({
      kind: 'mailbox',
      unitId: 'transport',
      name: '云澜区交通运输局',
      email: 'office@transport.example',
      reader: { title: { zh: '云澜区交通运输局', en: 'Yunlan District Transport Bureau' }, is: 'officer' },
    });
    expect(reach('mailbox:parks', aDirectory())).toEqual({ kind: 'nobody' });
  });
});
