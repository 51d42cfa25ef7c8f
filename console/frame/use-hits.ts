import { useParams } from '@tanstack/react-router';
import type { NavigateOptions } from '@tanstack/react-router';
import { useActions, useCase, useCases, usePeople } from '../api/reads.ts';
import { useLanguage, useSay, useTexts } from '../parts/language.tsx';
import { useUnitName } from '../parts/unit-names.tsx';
import { menuFor } from '../rooms/menu.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

interface Hit {
  readonly id: string;
  readonly kind: 'commands' | 'actions' | 'cases' | 'people';
  readonly label: string;
  readonly place: NavigateOptions;
}

const MOST_CASES = 8;
const MOST_PEOPLE = 5;

/** What holds what is sought: pages, what may be done with the open case, cases by title or number, people by name. */
export function useHits(sought: string): readonly Hit[] {
  const t = useTexts(texts);
  const { role } = useReader();
  const small = sought.toLowerCase();
  const pages = menuFor(role)
    .filter(({ name }) => t.rooms[name].toLowerCase().includes(small))
    .map(({ to, name }): Hit => ({ id: to, kind: 'commands', label: t.rooms[name], place: { to } }));
  const mayList = menuFor(role).some(({ to }) => to === '/desk/cases');
  return [...useActionHits(small), ...pages, ...useCaseHits(mayList ? sought : ''), ...usePeopleHits(mayList ? small : '')];
}

/** Of the case that is open below. */
function useActionHits(small: string): readonly Hit[] {
  const { id } = useParams({ strict: false });
  const { ofUnit } = useTexts(texts);
  const unitName = useUnitName();
  const say = useSay();
  const actions = useActions(id).data?.body.actions ?? [];
  const assignments = useCase(id).data?.body.assignments ?? [];
  if (id === undefined) return [];
  return actions.flatMap((action): Hit[] => {
    const { command, name, assignmentId, possible } = action;
    const unit = assignments.length > 1 ? assignments.find((one) => one.id === assignmentId)?.unit : undefined;
    const label = unit === undefined ? say(name) : ofUnit(say(name), unitName(unit));
    if (!possible || !label.toLowerCase().includes(small)) return [];
    const search = { act: command, ...(assignmentId === undefined ? {} : { for: assignmentId }) };
    return [{ id: `${command} ${assignmentId ?? ''}`, kind: 'actions', label, place: { to: '/cases/$id', params: { id }, search } }];
  });
}

function useCaseHits(sought: string): readonly Hit[] {
  const t = useTexts(texts);
  const cases = useCases({ q: sought }, sought !== '').data?.pages[0]?.body.items ?? [];
  return (sought === '' ? [] : cases.slice(0, MOST_CASES)).map(({ id, caseNumber, title }): Hit => ({
    id,
    kind: 'cases',
    label: `${caseNumber === undefined ? t.unnumbered : t.number(caseNumber)} ${title}`,
    place: { to: '/cases/$id', params: { id } },
  }));
}

/** Somebody's cases: a member's own, or those of the unit where somebody works. */
function usePeopleHits(small: string): readonly Hit[] {
  const { roles: roleWords, ofUnit, comma } = useTexts(texts);
  const { language } = useLanguage();
  const people = usePeople().data?.body.people ?? [];
  const found = small === '' ? [] : people.filter(({ name, nameEn = '' }) => `${name} ${nameEn}`.toLowerCase().includes(small));
  return found.slice(0, MOST_PEOPLE).map(({ id, name, nameEn, roles, unitId }): Hit => {
    const called = language === 'en' ? (nameEn ?? name) : name;
    const search = unitId === undefined ? { member: id } : { unit: unitId };
    return {
      id: `person ${id}`,
      kind: 'people',
      label: ofUnit(called, roles.map((role) => roleWords[role]).join(comma)),
      place: { to: '/desk/cases', search },
    };
  });
}
