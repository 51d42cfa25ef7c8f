import type { EndpointSettings, disablings, signatures } from './endpoint-event.ts';

/** A secret by its name, and until when it signs; the newest has no end. */
interface SigningKey {
  readonly keyId: string;
  readonly until?: string;
}

/** A receiver of a body's status events. */
export interface Endpoint extends EndpointSettings {
  readonly id: string;
  readonly body: string;
  /** `pending` until its owner's consent is proved, again after each change of the URL. */
  readonly status: 'pending' | 'active' | 'paused' | 'disabled';
  readonly why?: (typeof disablings)[number];
  readonly signature: (typeof signatures)[number];
  readonly ownerId: string;
  readonly createdAt: string;
  /** Events from this instant on are its. Everything that came to be while it was stopped is among them. */
  readonly since: string;
  /** Since when nothing is delivered; absent while it is active. */
  readonly stoppedAt?: string;
  /** In the order of their making; the last one is the newest. */
  readonly keys: readonly SigningKey[];
}

/** All endpoints of a body that are not deleted, by id. */
export interface Webhooks {
  readonly body: string;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
}

/** Ids of the secrets that sign at an instant, the newest first. */
export function signingKeys({ keys }: Endpoint, now: string): string[] {
  return keys
    .filter(({ until }) => until === undefined || now < until)
    .map(({ keyId }) => keyId)
    .reverse();
}
