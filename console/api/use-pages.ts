import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApiAnswer } from './call-api.ts';
import { foundNothingYet } from './found-nothing-yet.ts';
import { ask } from './use-api.ts';

/**
 * Reads a list page by page; undefined paths are not asked. A filter may leave pages empty that others follow: as long as nothing was found
 * it is read on by itself, and is told as being read.
 */
export function usePages<T extends { readonly next?: string }>(path: string | undefined) {
  const { data, error, hasNextPage, isFetching, isFetchingNextPage, isRefetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['api', path],
    enabled: path !== undefined,
    queryFn: ({ signal, pageParam }) => ask<T>({ path: `${path ?? ''}${cursorPart(path ?? '', pageParam)}`, signal }),
    initialPageParam: '',
    getNextPageParam: ({ body }: ApiAnswer<T>) => body.next,
  });
  const isLooking = data !== undefined && error === null && hasNextPage && data.pages.every(({ body }) => foundNothingYet(body));
  useEffect(() => {
    if (isLooking && !isFetching) void fetchNextPage();
  }, [isLooking, isFetching, fetchNextPage]);
  return { data: isLooking ? undefined : data, error, hasNextPage, isFetchingNextPage, isRefetching, fetchNextPage, refetch };
}

function cursorPart(path: string, cursor: string): string {
  return cursor === '' ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}
