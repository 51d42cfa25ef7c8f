import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { commitSchema } from '#core/ledger/commit.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import type { ChainFault } from '#core/ledger/hash-chain.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

const historySchema = z.object({
  id: z.string(),
  commits: z
    .array(
      commitSchema.omit({ actor: true }).extend({
        actor: z.object({ id: z.string(), role: z.string(), unit: z.object({ id: z.string() }).exactOptional() }),
      }),
    )
    .min(1),
});

/**
 * Checks what `GET /v1/proposals/{id}/history` answered, without the system: every commit has the hash of its content and
 * names the hash before it. Answers the first fault, or the hash of the last commit: to compare with one noted elsewhere,
 * since a log whose last commits were cut off is whole in itself.
 * @throws z.ZodError for something that is no history
 */
export function verifyHistory(history: unknown): {
  readonly id: string;
  readonly commits: number;
  readonly head: string;
  readonly fault?: ChainFault;
} {
  const { id, commits } = historySchema.parse(history);
  const stored = commits.map(({ actor, ...commit }) => ({
    ...commit,
    actor: { personId: actor.id, role: actor.role, ...(actor.unit === undefined ? {} : { unitId: actor.unit.id }) },
  }));
  const fault = findChainFault(stored, sha256);
  return { id, commits: commits.length, head: commits.at(-1)?.hash ?? '', ...(fault === undefined ? {} : { fault }) };
}

const faults = {
  missing: '缺少提交 · a commit is missing',
  changed: '内容被改动 · its content was changed',
  unlinked: '与前一提交不相接 · it does not follow the one before',
} as const;

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) {
    console.error('用法 · usage: npm run verify-history -- history.json');
    process.exitCode = 2;
  } else {
    const { id, commits, head, fault } = verifyHistory(JSON.parse(readFileSync(file, 'utf8')));
    if (fault === undefined) console.log(`${id}: ${commits} 次提交完整 · ${commits} commits, whole; ${head}`);
    else console.log(`${id}: 第${fault.seq}次提交 · commit ${fault.seq}: ${faults[fault.fault]}`);
    process.exitCode = fault === undefined ? 0 : 1;
  }
}
