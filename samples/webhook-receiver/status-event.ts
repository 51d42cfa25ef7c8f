/** What this receiver reads of a status event: the last one of a proposal says where the proposal stands. */
export interface StatusEvent {
  readonly type: string;
  readonly data: {
    readonly proposalId: string;
    readonly caseNumber?: string;
    /** 1, 2, 3 … within the proposal. A filter of the endpoint leaves some out. */
    readonly sequence: number;
    readonly status: object;
  };
}

/** A body that verified comes from the pipeline, but need not be a status event: `endpoint.…` types are none. */
export function isStatusEvent(value: unknown): value is StatusEvent {
  if (!isObject(value) || typeof value['type'] !== 'string' || !isObject(value['data'])) return false;
  const { proposalId, caseNumber, sequence, status } = value['data'];
  return (
    // It becomes the name of a file.
    typeof proposalId === 'string' &&
    /^[A-Za-z0-9_-]{1,128}$/.test(proposalId) &&
    (caseNumber === undefined || typeof caseNumber === 'string') &&
    Number.isSafeInteger(sequence) &&
    isObject(status)
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
