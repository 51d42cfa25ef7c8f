import { expect, it } from 'vitest';
import type { DirectoryEvent } from '#core/directory/directory.ts';
import { entryChanges, fieldChanges } from '#core/directory/entry-changes.ts';

const lin = { id: 'lin', name: '林若溪', roles: ['member' as const], active: true };
const robot = { kind: 'wecom' as const, host: 'qyapi.weixin.qq.com', address: 'a', fingerprint: 'f' };
const commit = (...events: DirectoryEvent[]) => ({ events });

it('each entry is told as it was and is, commit by commit, whatever kind it is of', () => {
  const unit = { id: 'parks', name: '园林绿化局', nameEn: 'Parks', letterCode: '云园' };
  const session = { id: '6-1', name: '六届一次会议', opensOn: '2026-01-12', closesOn: '2026-01-16' };
  const changes = entryChanges([
    commit({ type: 'UnitRecorded', unit }, { type: 'PersonRecorded', person: lin }, { type: 'SessionRecorded', session }),
    commit({ type: 'PersonRecorded', person: { ...lin, active: false } }),
    commit({ type: 'AddressFailed', personId: 'lin', email: 'lin@yunlan.example', why: 'bounced' }),
    commit({ type: 'RobotRecorded', unitId: 'parks', robot }),
    commit({ type: 'RobotRecorded', unitId: 'parks', robot: null }),
  ]);
  expect(changes.map((ofCommit) => ofCommit.map(({ entry, id }) => `${entry} ${id}`))).toEqual([
    ['unit parks', 'person lin', 'session 6-1'],
    ['person lin'],
    ['address lin'],
    ['robot parks'],
    ['robot parks'],
  ]);
  expect(changes[1]).toEqual([{ entry: 'person', id: 'lin', before: lin, after: { ...lin, active: false } }]);
  expect(changes[4]).toEqual([{ entry: 'robot', id: 'parks', before: robot, after: undefined }]);
});

it('of an entry the fields that differ are told, of a new one all', () => {
  const now = { id: 'lin', name: '林若溪', roles: ['member', 'auditor'], active: true, subject: 's' };
  expect(fieldChanges({ before: { ...lin, deputyId: 'shen' }, after: now })).toEqual([
    { field: 'roles', before: ['member'], after: ['member', 'auditor'] },
    { field: 'deputyId', before: 'shen' },
    { field: 'subject', after: 's' },
  ]);
  expect(fieldChanges({ before: undefined, after: { id: 'x', name: '谢' } })).toEqual([
    { field: 'id', after: 'x' },
    { field: 'name', after: '谢' },
  ]);
});
