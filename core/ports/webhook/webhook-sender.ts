import type { WebhookFailure } from '#core/webhook/lane/webhook-failure.ts';

export interface Delivery {
  /** Judged anew each time, whatever was found when it was registered. */
  readonly url: string;
  /** In lower case; those of the signature and `content-type` among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in UTF-8, byte for byte as it was signed. */
  readonly body: string;
  /** The endpoint's own `Authorization`, apart from the others because nothing that is recorded may hold it. */
  readonly authorization?: string;
}

/** An attempt that was answered, whatever by. */
export interface Answered {
  readonly status: number;
  /** From the beginning to the end of the reply. */
  readonly ms: number;
  /** The first KiB, read as UTF-8. */
  readonly reply: string;
  /** Seconds; absent where the receiver did not ask for any. */
  readonly retryAfter?: number;
}

/** An attempt without an answer that counts. Unless it failed before it connected, the receiver may have acted on it. */
interface Unanswered {
  readonly failure: WebhookFailure;
  readonly ms: number;
}

export type Sent = Answered | Unanswered;

/** Whether the receiver wants our deliveries, and what it was found by. */
export interface Asked {
  readonly consents: boolean;
  readonly sent: Sent;
}

export interface WebhookSender {
  /** One attempt, never a second: when to try again is the lane's to say. */
  send(delivery: Delivery): Promise<Sent>;
  /**
   * Asks by `OPTIONS` (CloudEvents HTTP webhook 1.0, §4): consent is a `WebHook-Allowed-Origin` of this origin or `*`,
   * whatever the status.
   * @param origin Our own DNS name.
   */
  handshake(url: string, origin: string): Promise<Asked>;
  /**
   * Asks by a signed delivery that carries `challenge`: consent is a 2xx whose body gives it back, alone or as
   * `{"challenge": "…"}`. A bare 2xx is none, since many pages answer everything so.
   */
  challenge(delivery: Delivery, challenge: string): Promise<Asked>;
}
