import type { Role } from '../api/contract.ts';
import type { DeskTexts } from '../texts.ts';

type AdministrationPath = '/desk/directory' | '/desk/rules' | '/desk/calendar' | '/desk/webhooks' | '/desk/mails' | '/desk/healed';

export interface MenuEntry {
  readonly to:
    | AdministrationPath
    | '/desk'
    | '/desk/unit'
    | '/desk/cases'
    | '/desk/write'
    | '/desk/committee'
    | '/desk/office'
    | '/desk/board'
    | '/desk/letters'
    | '/desk/bring-in'
    | '/desk/figures';
  readonly name: keyof DeskTexts['rooms'];
  /** Who finds it in the menu; everybody where none are named. */
  readonly roles?: readonly Role[];
  /** Pressed after `g`, goes there. */
  readonly key?: string;
}

/** The menu, from top to bottom. */
const menu: readonly MenuEntry[] = [
  { to: '/desk', name: 'work', key: 'w' },
  { to: '/desk/committee', name: 'committee', roles: ['committee-clerk', 'committee-head'], key: 'r' },
  { to: '/desk/office', name: 'office', roles: ['dispatcher', 'supervisor'], key: 'o' },
  { to: '/desk/board', name: 'board', roles: ['dispatcher', 'supervisor'], key: 'b' },
  { to: '/desk/unit', name: 'unit', roles: ['unit-clerk', 'unit-leader'], key: 'u' },
  { to: '/desk/write', name: 'write', roles: ['member'] },
  {
    to: '/desk/cases',
    name: 'cases',
    key: 'c',
    roles: ['member', 'committee-clerk', 'committee-head', 'dispatcher', 'supervisor', 'unit-clerk', 'unit-leader', 'auditor'],
  },
  {
    to: '/desk/figures',
    name: 'figures',
    key: 's',
    roles: ['committee-clerk', 'committee-head', 'dispatcher', 'supervisor', 'auditor'],
  },
  { to: '/desk/letters', name: 'letters', roles: ['unit-clerk', 'unit-leader', 'committee-clerk', 'dispatcher', 'administrator'] },
  { to: '/desk/bring-in', name: 'bringIn', roles: ['committee-clerk', 'committee-head', 'administrator'], key: 'i' },
  { to: '/desk/directory', name: 'directory', roles: ['administrator'] },
  { to: '/desk/rules', name: 'rules', roles: ['administrator', 'auditor'] },
  { to: '/desk/calendar', name: 'calendar', roles: ['administrator', 'auditor'] },
  { to: '/desk/webhooks', name: 'webhooks', roles: ['administrator'] },
  { to: '/desk/mails', name: 'mails', roles: ['administrator', 'auditor'] },
  { to: '/desk/healed', name: 'healed', roles: ['administrator', 'auditor'] },
];

export function menuFor(role: Role): readonly MenuEntry[] {
  return menu.filter(({ roles }) => roles === undefined || roles.includes(role));
}
