import type { WhichProposal } from '#core/webhook/told/status-events.ts';

/** Where the status events of a body are listed in the order in which they became known. */
export interface EventList {
  /**
   * The last event of a proposal that is listed, by its sequence; 0 for none. Whoever may have listed some of them before asks, so
   * that they stay where they are and no cursor comes by them twice.
   * @param since an instant before any of those in question came to be
   */
  lastListed(which: WhichProposal, since: string): Promise<number>;
}
