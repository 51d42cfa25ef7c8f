import type { DirectoryEvent, Role } from '#core/directory/directory.ts';

/** A unit with a mailbox of its own. */
export const unit = (id: string): DirectoryEvent => ({
  type: 'UnitRecorded',
  unit: { id, name: `云澜区${id}局`, nameEn: `Yunlan ${id}`, letterCode: id, email: `office-${id}@yunlan.example` },
});

/** A person in one role, with an address. */
export const person = (id: string, role: Role, unitId?: string, deputyId?: string): DirectoryEvent => ({
  type: 'PersonRecorded',
  person: {
    id,
    name: id,
    roles: [role],
    email: `${id}@yunlan.example`,
    active: true,
    ...(unitId === undefined ? {} : { unitId }),
    ...(deputyId === undefined ? {} : { deputyId }),
  },
});

export const session: DirectoryEvent = {
  type: 'SessionRecorded',
  session: { id: '6-1', name: '六届一次会议', opensOn: '2026-01-12', closesOn: '2026-01-16' },
};
