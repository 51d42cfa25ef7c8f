import type { PublishedReply } from '#core/publication/published-reply.ts';

/** Replies on the public page, the latest publication first. */
export interface PublishedReplies {
  /** @param before where the page before ended */
  list(body: string, limit: number, before?: string): Promise<{ readonly replies: readonly PublishedReply[]; readonly next?: string }>;
  find(body: string, code: string): Promise<PublishedReply | undefined>;
}
