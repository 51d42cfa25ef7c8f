import { useMutation, useQuery } from '@tanstack/react-query';
import type { Trial } from '../../../api/contract.ts';
import { ask } from '../../../api/use-api.ts';
import type { Looked } from './said-consequences.ts';

interface Tried {
  readonly id: string;
  readonly command: string;
  readonly body: unknown;
}

/** Asked for by POST because what is filled in is part of it; nothing is done by asking. */
async function tell({ id, command, body }: Tried, signal?: AbortSignal): Promise<Trial['consequences']> {
  const path = `/v1/proposals/${id}/commands/${command}/consequences`;
  const told = await ask<Trial>({ path, command: { body, key: 'trial' }, ...(signal === undefined ? {} : { signal }) });
  return told.body.consequences;
}

/** What follows from a form as it was filled in, on the case as it was looked at: what was said of others is not shown. */
export function useTrial() {
  return useMutation({ mutationFn: (tried: Tried & Looked) => tell(tried) });
}

/** What follows from a command that nobody has to fill anything in for. */
export function useConsequences(tried: Tried) {
  return useQuery({
    queryKey: ['api', 'trial', tried],
    queryFn: ({ signal }) => tell(tried, signal),
  });
}
