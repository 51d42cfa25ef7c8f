import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Overdue, OverdueOfUnit, PaperPreview, Statistics, Unreached, Worklist } from './contract.ts';
import { addressOf } from './address-of.ts';
import { ask, useApi } from './use-api.ts';
import { usePages } from './use-pages.ts';

// What those who oversee read: sums, what is late, what reached nobody.

/** A session in figures; of the one that opened last unless one is named. */
export const useStatistics = (session?: string) => useApi<Statistics>(addressOf('/v1/statistics', { session }));
export const useOverdue = () => useApi<Overdue>('/v1/overdue');

/** What is late at one unit, page by page, the longest first. */
export const useOverdueOf = (unitId: string) => usePages<OverdueOfUnit>(`/v1/overdue/${encodeURIComponent(unitId)}`);

/** Of the reader's work that of one kind of clock, page by page. */
export const useWorkOfKind = (kind: string) => usePages<Worklist>(addressOf('/v1/worklist', { kind }));

/** What reached nobody, page by page; the first has who would not be reached. */
export const useUnreached = () => usePages<Unreached>('/v1/reminders/unreached');

/** The paper of a reminder before it is sent. Asked for by POST because a note is part of it; nothing is changed by asking. */
export function usePaperPreview(id: string, wanted: { readonly clockId: string; readonly note?: string }) {
  return useQuery({
    queryKey: ['api', 'paper', id, wanted],
    queryFn: ({ signal }) =>
      ask<PaperPreview>({ path: `/v1/proposals/${id}/documents/preview`, command: { body: wanted, key: 'preview' }, signal }),
    placeholderData: keepPreviousData,
  });
}
