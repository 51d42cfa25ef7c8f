/** Partition keys of the ledger: everything is scoped to a body (区划代码) from the key upward. */
export const proposalKey = (body: string, proposalId: string): string => `${body}#proposal#${proposalId}`;
export const registerKey = (body: string, series: string): string => `${body}#register#${series}`;
export const directoryKey = (body: string): string => `${body}#directory`;
export const policyKey = (body: string): string => `${body}#policy`;
export const calendarKey = (body: string): string => `${body}#calendar`;
export const webhooksKey = (body: string): string => `${body}#webhooks`;
export const planKey = (body: string, planId: string): string => `${body}#plan#${planId}`;
export const allocationKey = (body: string, allocationId: string): string => `${body}#allocation#${allocationId}`;
export const allocationsKey = (body: string): string => `${body}#allocations`;
export const plansKey = (body: string): string => `${body}#plans`;
export const importKey = (body: string, importId: string): string => `${body}#import#${importId}`;
export const importsKey = (body: string): string => `${body}#imports`;

/** Takes an import's key apart; `undefined` for any other log's key. */
export function parseImportKey(pk: string): { body: string; importId: string } | undefined {
  const [body, kind, importId, ...more] = pk.split('#');
  if (body === undefined || kind !== 'import' || importId === undefined || more.length > 0) return undefined;
  return { body, importId };
}

/** Takes a plan's key apart; `undefined` for any other log's key. */
export function parsePlanKey(pk: string): { body: string; planId: string } | undefined {
  const [body, kind, planId, ...more] = pk.split('#');
  if (body === undefined || kind !== 'plan' || planId === undefined || more.length > 0) return undefined;
  return { body, planId };
}

/** Takes an allocation's key apart; `undefined` for any other log's key. */
export function parseAllocationKey(pk: string): { body: string; allocationId: string } | undefined {
  const [body, kind, allocationId, ...more] = pk.split('#');
  if (body === undefined || kind !== 'allocation' || allocationId === undefined || more.length > 0) return undefined;
  return { body, allocationId };
}

/** Takes a proposal's key apart; `undefined` for any other log's key. */
export function parseProposalKey(pk: string): { body: string; proposalId: string } | undefined {
  const [body, kind, proposalId, ...more] = pk.split('#');
  if (body === undefined || kind !== 'proposal' || proposalId === undefined || more.length > 0) return undefined;
  return { body, proposalId };
}

/** Takes the key of a body's webhooks apart; `undefined` for any other log's key. */
export function parseWebhooksKey(pk: string): { body: string } | undefined {
  const [body, kind, ...more] = pk.split('#');
  return body !== undefined && kind === 'webhooks' && more.length === 0 ? { body } : undefined;
}

/** Takes a directory's key apart; `undefined` for any other log's key. */
export function parseDirectoryKey(pk: string): { body: string } | undefined {
  const [body, kind, ...more] = pk.split('#');
  return body !== undefined && kind === 'directory' && more.length === 0 ? { body } : undefined;
}
