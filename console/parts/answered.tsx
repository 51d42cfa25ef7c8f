import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiFault } from '../api/api-fault.ts';
import type { ApiAnswer } from '../api/call-api.ts';
import { FaultPage } from './fault/fault-page.tsx';
import { Loading } from './loading.tsx';

interface AnsweredProps<T> {
  readonly query: UseQueryResult<ApiAnswer<T>>;
  readonly children: (body: T, at: number) => ReactNode;
  /** In place of what was there and is the reader's no more; the fault's own page unless told. */
  readonly gone?: ReactNode;
}

/**
 * Shows what the API answered; until then that it is being read, and where it failed why. An old answer stays while a new one is read,
 * also where that fails, unless the new answer is that it is not for this reader: then nothing of the old one stays in sight.
 */
export function Answered<T>({ query, children, gone }: AnsweredProps<T>) {
  if (query.data !== undefined && !isTakenAway(query.error)) return children(query.data.body, query.data.at);
  if (query.data !== undefined && gone !== undefined) return gone;
  return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
}

function isTakenAway(error: Error | null): boolean {
  return error instanceof ApiFault && error.kind.is === 'problem' && (error.kind.status === 403 || error.kind.status === 404);
}
