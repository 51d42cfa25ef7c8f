/** A refusal of the mail service in SES's own words; `code` is the name on the wire. */
export class SesError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SesError';
    this.code = code;
    this.status = SERVER_FAULTS[code] ?? 400;
  }

  /** `Receiver` when the service is at fault, `Sender` when the call is. */
  get type(): 'Sender' | 'Receiver' {
    return this.status >= 500 ? 'Receiver' : 'Sender';
  }
}

const SERVER_FAULTS: Readonly<Record<string, number>> = { InternalFailure: 500, ServiceUnavailable: 503 };
