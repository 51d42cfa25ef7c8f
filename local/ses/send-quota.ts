/** What the account may send. */
export interface SendQuota {
  /** Mails in any 24 hours of virtual time; more are refused. -1 is no limit, as on AWS. */
  readonly max24HourSend: number;
  /** Mails a second: what senders are told. It is not enforced, since virtual time stands still while there is work. */
  readonly maxSendRate: number;
}

/** Enough for a sender that paces itself not to wait, since its pauses are real time. */
export const GENEROUS_QUOTA: SendQuota = { max24HourSend: 1_000_000, maxSendRate: 1000 };
