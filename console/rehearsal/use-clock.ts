import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useReader } from '../frame/reader.tsx';
import { goToSignIn, session } from '../session/desk-session.ts';
import { tokenEnd } from '../session/token-end.ts';
import { dropReport, keepReport, keptReport } from './kept-report.ts';
import { acceptOffer, moveClock, readTools } from './tools.ts';
import type { Meanwhile } from './tools.ts';

const toolsKey = ['rehearsal'];
const offerKey = ['rehearsal-offer'];

/** How far the clock is to go. */
export type Step = 'P1D' | 'P30D' | 'alarm';

/** The tools, asked again each minute, and each second while something is being filled in. */
export function useTools() {
  const isFilling = useIsMutating({ mutationKey: offerKey }) > 0;
  return useQuery({
    queryKey: toolsKey,
    queryFn: readTools,
    retry: false,
    refetchInterval: ({ state }) =>
      isFilling || state.data?.offers.some(({ progress }) => progress !== undefined) === true ? 1_000 : 60_000,
  });
}

/** Moves the clock. Whose sign-in ran out by that is signed in again, and finds the page and what happened. */
export function useMoveClock() {
  const queries = useQueryClient();
  const { me } = useReader();
  const [report, setReport] = useState<Meanwhile | undefined>(keptReport);
  const move = useMutation({
    mutationFn: async (step: Step) => {
      if (step !== 'alarm') return moveClock({ advance: step });
      const { nextAlarmAt, now } = await readTools();
      return moveClock({ to: nextAlarmAt ?? now });
    },
    onSuccess: async (told) => {
      keepReport(told);
      setReport(told);
      const end = session.token === undefined ? undefined : tokenEnd(session.token);
      if (end !== undefined && end <= Date.parse(told.now)) await goToSignIn({ hint: me.id });
      else await queries.invalidateQueries();
    },
  });
  const close = (): void => {
    dropReport();
    setReport(undefined);
  };
  return { move, report, close };
}

/** Has an offer carried out, and reads everything anew when it is done. */
export function useOffer() {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: offerKey,
    mutationFn: acceptOffer,
    onSettled: () => queries.invalidateQueries(),
  });
}

/** The rehearsal's time, which goes on at the pace of this machine's. */
export function useTime(told: string, toldAt: number): string {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 15_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.parse(told) + Math.max(0, Date.now() - toldAt)).toISOString();
}
