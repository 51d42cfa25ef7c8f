import { useCases } from '../api/reads.ts';
import { useTexts } from '../parts/language.tsx';
import { menuFor } from '../rooms/menu.ts';
import type { MenuEntry } from '../rooms/menu.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

interface Hit {
  readonly id: string;
  readonly kind: 'commands' | 'cases';
  readonly label: string;
  readonly place: { readonly to: MenuEntry['to'] } | { readonly to: '/cases/$id'; readonly params: { readonly id: string } };
}

const MOST_CASES = 8;

/** Pages whose name, and cases whose title or number, hold what is sought. */
export function useHits(sought: string): readonly Hit[] {
  const t = useTexts(texts);
  const { role } = useReader();
  const mayList = menuFor(role).some(({ to }) => to === '/desk/cases');
  const cases = useCases({ q: sought }, mayList && sought !== '').data?.pages[0]?.body.items ?? [];
  const small = sought.toLowerCase();
  return [
    ...menuFor(role)
      .filter(({ name }) => t.rooms[name].toLowerCase().includes(small))
      .map(({ to, name }): Hit => ({ id: to, kind: 'commands', label: t.rooms[name], place: { to } })),
    ...(sought === '' ? [] : cases.slice(0, MOST_CASES)).map(({ id, caseNumber, title }): Hit => ({
      id,
      kind: 'cases',
      label: `${caseNumber === undefined ? t.unnumbered : t.number(caseNumber)} ${title}`,
      place: { to: '/cases/$id', params: { id } },
    })),
  ];
}
