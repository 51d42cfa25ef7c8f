import { allocationKey, directoryKey, importKey, planKey, proposalKey, webhooksKey } from './keys.ts';

/** Which logs of a body a follower of the ledger does something with: keys that begin so, and keys that are so. */
export interface FollowedLogs {
  readonly prefixes: readonly string[];
  readonly keys: readonly string[];
}

/** What the relay carries through. A commit of any other log, a number that was taken say, need not wake it. */
export const relayedLogs = (body: string): FollowedLogs => ({
  prefixes: [proposalKey(body, ''), planKey(body, ''), importKey(body, '')],
  keys: [directoryKey(body)],
});

/** What notices are gathered from. */
export const gatheredLogs = (body: string): FollowedLogs => ({
  prefixes: [proposalKey(body, ''), allocationKey(body, '')],
  keys: [directoryKey(body), webhooksKey(body)],
});
