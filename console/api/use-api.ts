import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { session, signInTools } from '../session/desk-session.ts';
import { saveAs } from '../parts/file/save-as.ts';
import { ApiFault } from './api-fault.ts';
import { callApi, callForFile } from './call-api.ts';
import { early } from './early.ts';
import type { ApiAnswer, ApiRequest } from './call-api.ts';

/** Asks as whoever is signed in in this tab. @throws ApiFault */
export async function ask<T>(request: ApiRequest): Promise<ApiAnswer<T>> {
  const { token, body } = session;
  if (token === undefined) throw new ApiFault({ is: 'signed-out' });
  return callApi<T>(early.fetch, { token, body }, request);
}

/** Fetches a file as whoever is signed in, and gives it to the browser to be saved. @throws ApiFault */
export async function saveFile(path: string): Promise<void> {
  const { token, body } = session;
  if (token === undefined) throw new ApiFault({ is: 'signed-out' });
  const { content, name } = await callForFile(signInTools.fetch, { token, body }, path);
  saveAs(name, content);
}

/** Reads a path and keeps the answer by it; undefined paths are not asked. */
export function useApi<T>(path: string | undefined): UseQueryResult<ApiAnswer<T>> {
  return useQuery<ApiAnswer<T>>({
    queryKey: ['api', path],
    enabled: path !== undefined,
    queryFn: ({ signal }) => ask<T>({ path: path ?? '', signal }),
  });
}

/** Reads a path anew whenever a page of it is opened, for what is written on from it: an answer of before would be an old version. */
export function useFresh<T>(path: string, before: () => Promise<unknown> = () => Promise.resolve()): UseQueryResult<ApiAnswer<T>> {
  return useQuery<ApiAnswer<T>>({
    queryKey: ['api', path],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      await before();
      return ask<T>({ path, signal });
    },
  });
}
