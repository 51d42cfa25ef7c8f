/** What an upload's key in the quarantine says of it. */
export interface Quarantined {
  readonly body: string;
  readonly proposalId: string;
  readonly id: string;
}

export const quarantine = 'quarantine/';

export function quarantineKey({ body, proposalId, id }: Quarantined): string {
  return `${quarantine}${body}/${proposalId}/${id}`;
}

export function readQuarantineKey(key: string): Quarantined | undefined {
  const [, body, proposalId, id] = /^quarantine\/(\d{6})\/([A-Za-z0-9._-]+)\/([A-Za-z0-9]+)$/.exec(key) ?? [];
  return body === undefined || proposalId === undefined || id === undefined ? undefined : { body, proposalId, id };
}
