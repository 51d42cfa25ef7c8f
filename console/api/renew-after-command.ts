import type { Query, QueryClient } from '@tanstack/react-query';

// Lists may be a moment behind the record, as the API's document says: on a busy day several seconds.
const AGAIN_AFTER_MS = [1_500, 5_000, 15_000] as const;
// A case of its own never is, and a form on it is left alone; people, units and rules are no lists of cases.
const list = /^(?:awaiting-dispatch|\/v1\/(?:proposals(?:\?|$)|worklist|shares|overdue|load))/;

const isList = ({ queryKey: [, path] }: Query): boolean => typeof path === 'string' && list.test(path);

/** After a command everything on the page is read anew; lists again until whoever writes them has surely heard of it. */
export async function renewAfterCommand(queries: QueryClient): Promise<void> {
  for (const ms of AGAIN_AFTER_MS) setTimeout(() => void queries.invalidateQueries({ queryKey: ['api'], predicate: isList }), ms);
  await queries.invalidateQueries({ queryKey: ['api'] });
}
