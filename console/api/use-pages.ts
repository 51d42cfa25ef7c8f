import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiAnswer } from './call-api.ts';
import { ask } from './use-api.ts';

/** Reads a list page by page; undefined paths are not asked. */
export function usePages<T extends { readonly next?: string }>(path: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['api', path],
    enabled: path !== undefined,
    queryFn: ({ signal, pageParam }) => ask<T>({ path: `${path ?? ''}${cursorPart(path ?? '', pageParam)}`, signal }),
    initialPageParam: '',
    getNextPageParam: ({ body }: ApiAnswer<T>) => body.next,
  });
}

function cursorPart(path: string, cursor: string): string {
  return cursor === '' ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}
