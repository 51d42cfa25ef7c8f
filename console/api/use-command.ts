import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiAnswer } from './call-api.ts';
import type { Given } from './contract.ts';
import { renewAfterCommand } from './renew-after-command.ts';
import { ask } from './use-api.ts';

export interface CommandToGive {
  /** Of the route: `/v1/proposals`, or `/v1/proposals/{id}/commands/{command}`. */
  readonly path: string;
  /** `POST` unless told. */
  readonly method?: 'POST' | 'PUT';
  readonly body: unknown;
  /** The same for a second try of the same body. */
  readonly key: string;
  /** The version that was looked at; another one is refused. */
  readonly version?: number;
}

/** Gives one command. @throws ApiFault */
export async function giveCommand({ path, method = 'POST', body, key, version }: CommandToGive): Promise<ApiAnswer<Given>> {
  return ask<Given>({ path, command: { body, key, method, ...(version === undefined ? {} : { version }) } });
}

/** Gives a command; afterwards everything on the page is read anew, what is listed more than once. */
export function useCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: giveCommand,
    onSettled: () => renewAfterCommand(queries),
  });
}
