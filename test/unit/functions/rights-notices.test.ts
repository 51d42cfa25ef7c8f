import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DirectoryEvent, Person } from '#core/directory/directory.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body } from '#test/support/product-in-memory.ts';

const at = '2026-03-02T02:00:00.000Z';
const pk = directoryKey(body);
let world: MailWorld;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) });
  vi.spyOn(console, 'log').mockReturnValue();
  world = await MailWorld.begin();
  await world.gathersBrought(pk, 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const known = (id: string): Person => {
  const person = aDirectory().people.get(id);
  if (person === undefined) throw new Error(id);
  return person;
};
const fresh = (id: string, changes: Partial<Person> = {}): Person => ({ id, name: `新${id}`, roles: ['member'], active: true, ...changes });
async function records(...people: Person[]): Promise<void> {
  const events = people.map((person): DirectoryEvent => ({ type: 'PersonRecorded', person }));
  await world.product.append(pk, at, events);
  await world.gathersBrought(pk);
}
const told = (): string[] => world.mails.outcomes.map((one) => one.split(' ')[0] ?? '').sort();

/** The mail that somebody is sent. */
async function readsMail(reader: string): Promise<string> {
  world.at('2026-03-02T02:10:00.000Z');
  await world.runs(reader);
  return world.mails.sent.at(-1)?.rendered.text ?? '';
}

describe('of a change of what somebody may do', () => {
  it('that person, auditors and all administrators are told, whoever gave it among them', async () => {
    await records({ ...known('administrator'), roles: ['administrator', 'dispatcher'] });
    expect(world.mails.outcomes.sort()).toEqual(['administrator rights-changed pending', 'auditor rights-changed pending']);
    const text = await readsMail('auditor');
    expect(world.mails.sent.at(-1)?.rendered.subject).toBe('【权限变更】人员名录：管维');
    expect(text).toContain('初始管理员于2026年3月2日变更了名录中的人员权限：管维（管理员 → 管理员、交办经办人）。');
    expect(text).toContain('管维 (administrator → administrator, dispatcher)');
    expect(text).not.toContain('案号');
  });

  it('whom it concerns reads the own change and not those of others', async () => {
    await records({ ...known('lin'), roles: ['member', 'committee-clerk'] }, { ...known('shen'), active: false });
    expect(told()).toEqual(['administrator', 'auditor', 'lin', 'shen']);
    expect(await readsMail('lin')).toContain('林若溪（委员 → 委员、提案委经办人）。');
    expect(await readsMail('lin')).not.toContain('沈知夏');
    expect(await readsMail('auditor')).toContain('林若溪（委员 → 委员、提案委经办人）；沈知夏（委员 → 无权限）。');
  });

  it('who was an auditor until then is told too, and who is one from then on', async () => {
    await records({ ...known('auditor'), active: false }, { ...known('du'), roles: ['auditor'] });
    expect(told()).toEqual(['administrator', 'auditor', 'du']);
  });

  it('another unit and another login count, another name or address does not', async () => {
    await records({ ...known('lin'), name: '林若兮', email: 'new@yunlan.example' });
    expect(told()).toEqual([]);
    await records({ ...known('transport-clerk'), unitId: 'parks' });
    expect(await readsMail('auditor')).toContain('陶安（云澜区交通运输局承办单位经办人 → 云澜区园林绿化局承办单位经办人）');
    await records({ ...known('du'), subject: 'second-account' });
    expect(await readsMail('administrator')).toContain('杜子衡（更换登录账号）');
    await records({ ...known('du'), subject: 'third', roles: ['supervisor'] });
    expect(await readsMail('administrator')).toContain('杜子衡（交办经办人 → 督办领导，并更换登录账号）');
  });

  it('of somebody new only where a say over others comes with it, and more than ten are counted', async () => {
    await records(fresh('m'));
    expect(told()).toEqual([]);
    await records(fresh('n', { roles: ['dispatcher'] }));
    expect(told()).toEqual(['administrator', 'auditor']);
    expect(await readsMail('auditor')).toContain('新n（无权限 → 交办经办人）');
    await records(...Array.from({ length: 12 }, (_, index) => fresh(`x${index}`, { roles: ['auditor'] })));
    expect(await readsMail('administrator')).toMatch(/新x9（无权限 → 审计员）等12人。/);
  });
});

it('nobody is told of what was recorded before, or twice of one recording', async () => {
  const old = await MailWorld.begin();
  await old.product.append(pk, at, [{ type: 'PersonRecorded', person: { ...known('lin'), roles: ['auditor'] } }]);
  await old.gathers(pk);
  expect(old.mails.outcomes).toEqual([]);
  await records({ ...known('lin'), roles: ['auditor'] });
  await world.gathersBrought(pk);
  expect(told()).toEqual(['administrator', 'auditor', 'lin']);
});
