import { addressOf } from '../../api/address-of.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useApi } from '../../api/use-api.ts';
import type { listDispatchNotices, readDispatchNotice } from '#functions/serve-plans/routes/dispatch-notices.ts';

// Types alone: what the routes of dispatch notices promise.

type Notices = AnswerOf<typeof listDispatchNotices>;
export type Notice = AnswerOf<typeof readDispatchNotice>;

export const useNotices = (year: string | undefined) => useApi<Notices>(addressOf('/v1/dispatch-notices', { year }));
export const useNotice = (noticeId: string, unitId: string) => useApi<Notice>(`/v1/dispatch-notices/${noticeId}/${unitId}`);
