import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const roles: Words<typeof zh.roles> = {
  member: 'member',
  'committee-clerk': 'committee clerk',
  'committee-head': 'head of the committee',
  dispatcher: 'dispatcher',
  supervisor: 'supervising leader',
  'unit-clerk': 'unit clerk',
  'unit-leader': 'unit leader',
  auditor: 'auditor',
  administrator: 'administrator',
};

export const rights: Words<typeof zh.rights> = {
  none: 'no rights',
  and: ', ',
  at: (role, unit) => `${role} of ${unit}`,
  change: (name, before, after) => `${name} (${before} → ${after})`,
  login: (name) => `${name} (another login)`,
  changeAndLogin: (name, before, after) => `${name} (${before} → ${after}, and another login)`,
  more: (listed, count) => `${listed} and others, ${count} people in all`,
  between: '; ',
  first: (name, count) => (count === 1 ? name : `${name} and ${count - 1} more`),
  bootstrap: 'the first administrator',
  recorded: (who, on, changes) => `On ${on} ${who} changed what people of the directory may do: ${changes}.`,
};
