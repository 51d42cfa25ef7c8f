import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiAnswer } from '../api/call-api.ts';
import { FaultPage } from './fault-page.tsx';
import { Loading } from './loading.tsx';

interface AnsweredProps<T> {
  readonly query: UseQueryResult<ApiAnswer<T>>;
  readonly children: (body: T, at: number) => ReactNode;
}

/** Shows what the API answered; until then that it is being read, and where it failed why. An old answer stays while a new one is read. */
export function Answered<T>({ query, children }: AnsweredProps<T>) {
  if (query.data !== undefined) return children(query.data.body, query.data.at);
  return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
}
