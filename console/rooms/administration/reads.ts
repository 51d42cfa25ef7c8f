import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Unreached } from '../../api/contract.ts';
import { ask, useApi } from '../../api/use-api.ts';
import { usePages } from '../../api/use-pages.ts';
import type {
  Attempts,
  Calendars,
  CalendarYear,
  DirectoryHistory,
  EndpointWithHealth,
  FormAnswer,
  Healed,
  Mails,
  Missed,
  Policies,
  Policy,
  Robot,
  Webhooks,
} from './contract.ts';

// One hook for each thing that an administrator reads.

export type FormName = 'unit' | 'person' | 'session' | 'robot' | 'webhook' | 'calendar-year' | 'policy';

export const useFormSchema = (name: FormName) => useApi<FormAnswer>(`/v1/forms/${name}`);
export const useEntryHistory = (id: string) => useApi<DirectoryHistory>(`/v1/directory/history?id=${encodeURIComponent(id)}&limit=50`);
export const useRobot = (unitId: string) => useApi<Robot>(`/v1/directory/units/${encodeURIComponent(unitId)}/robot`);
export const usePolicies = () => useApi<Policies>('/v1/policies');
export const usePolicy = (version: string | undefined) =>
  useApi<Policy>(version === undefined ? undefined : `/v1/policies/${encodeURIComponent(version)}`);
export const useCalendars = () => useApi<Calendars>('/v1/calendars');
export const useWebhooks = () => useApi<Webhooks>('/v1/webhooks');
export const useWebhook = (id: string) => useApi<EndpointWithHealth>(`/v1/webhooks/${encodeURIComponent(id)}`);
export const useMissed = (id: string) => useApi<Missed>(`/v1/webhooks/${encodeURIComponent(id)}/missed`);

/** A year's days under a version of the calendar, the present one unless told. */
export function useCalendarYear(year: string | undefined, version?: string) {
  const path = `/v1/calendars/${year ?? ''}${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`;
  return useApi<CalendarYear>(year === undefined ? undefined : path);
}

export const useAttempts = (id: string) => usePages<Attempts>(`/v1/webhooks/${encodeURIComponent(id)}/attempts?limit=20`);
export const useMails = (to: string | undefined) =>
  usePages<Mails>(to === undefined ? undefined : `/v1/mails?to=${encodeURIComponent(to)}`);
export const useUnreached = () => usePages<Unreached>('/v1/reminders/unreached?limit=20');
export const useHealed = () => usePages<Healed>('/v1/healed?limit=50');

export interface ToSend {
  readonly path: string;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly key: string;
}

/** Sends something that changes the body's affairs; afterwards everything on the page is read anew. */
export function useSend<T>() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method = 'POST', body = {}, key }: ToSend) => ask<T>({ path, command: { body, key, method } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['api'] }),
  });
}

/** Asks what would be, without effect. */
export function useAsk<T>() {
  return useMutation({
    mutationFn: ({ path, body }: Pick<ToSend, 'path' | 'body'>) => ask<T>({ path, command: { body, key: 'preview' } }),
  });
}
