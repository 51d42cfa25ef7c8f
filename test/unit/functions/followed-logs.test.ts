import { describe, expect, it } from 'vitest';
import { gatheredLogs, relayedLogs } from '#core/contracts/followed-logs.ts';
import type { FollowedLogs } from '#core/contracts/followed-logs.ts';
import * as keys from '#core/ledger/keys.ts';
import { gatherNotices } from '#functions/gather-notices/gather-notices.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { body } from '#test/support/product-in-memory.ts';

/** A key of every kind of log there is. */
const logs = Object.entries(keys).flatMap(([name, keyOf]): [string, string][] =>
  name.endsWith('Key') && !name.startsWith('parse') ? [[name, (keyOf as (...parts: string[]) => string)(body, 'x1')]] : [],
);

const follows = ({ prefixes, keys: whole }: FollowedLogs, pk: string): boolean =>
  whole.includes(pk) || prefixes.some((prefix) => pk.startsWith(prefix));

/** Whether a visit uses any of what it is given. */
async function isUsed(visit: (dependencies: never) => Promise<unknown>): Promise<boolean> {
  let used = false;
  const dependencies = new Proxy({}, { get: () => void (used = true) });
  await visit(dependencies as never).catch(() => undefined);
  return used;
}

describe('a follower of the ledger is called for', () => {
  it('knows every kind of log', () => expect(logs.length).toBeGreaterThan(10));

  it.each(logs)('%s just where the relay does something with it', async (_, pk) => {
    expect(follows(relayedLogs(body), pk)).toBe(await isUsed((dependencies) => relayLog(dependencies, pk)));
  });

  it.each(logs)('%s just where notices are gathered from it', async (_, pk) => {
    expect(follows(gatheredLogs(body), pk)).toBe(await isUsed((dependencies) => gatherNotices(dependencies, pk)));
  });
});
