/** Which logs of a body a follower of the ledger does something with (`core/ledger/keys.ts`): keys that begin so, and keys that are so. */
export interface FollowedLogs {
  readonly prefixes: readonly string[];
  readonly keys: readonly string[];
}

/** What the relay carries through. A commit of any other log, a number that was taken say, need not wake it. */
export const relayedLogs = (body: string): FollowedLogs => ({
  prefixes: [`${body}#proposal#`, `${body}#plan#`, `${body}#import#`],
  keys: [`${body}#directory`],
});

/** What notices are gathered from. */
export const gatheredLogs = (body: string): FollowedLogs => ({
  prefixes: [`${body}#proposal#`, `${body}#allocation#`],
  keys: [`${body}#directory`, `${body}#webhooks`],
});
