import type { Commit } from '#core/ledger/commit.ts';
import type { Ledger, LogTail } from '#core/ports/ledger.ts';

/**
 * A ledger in memory. It hands out copies, takes a number once, and, like the real one, refuses nothing else: whoever
 * appends out of order is told by an error that the test is wrong.
 */
export class MemoryLedger implements Ledger {
  reads = 0;
  private readonly logs = new Map<string, string[]>();
  /** Runs before each append is looked at: where a test lets somebody else be faster. */
  beforeAppend: (commit: Commit) => Promise<void> = async () => {};

  async read(pk: string, afterSeq = 0): Promise<Commit[]> {
    this.reads += 1;
    return this.log(pk).slice(afterSeq);
  }

  async readTails(tails: readonly LogTail[]): Promise<Commit[][]> {
    return Promise.all(tails.map(({ pk, afterSeq }) => this.read(pk, afterSeq)));
  }

  async append(commit: Commit): Promise<boolean> {
    await this.beforeAppend(commit);
    const log = this.logs.get(commit.pk) ?? [];
    if (commit.seq <= log.length) return false;
    if (commit.seq > log.length + 1) throw new Error(`${commit.pk} has ${log.length} commits, ${commit.seq} leaves a gap`);
    this.logs.set(commit.pk, [...log, JSON.stringify(commit)]);
    return true;
  }

  /** All commits of a log, as stored. */
  log(pk: string): Commit[] {
    return (this.logs.get(pk) ?? []).map((stored): Commit => JSON.parse(stored));
  }
}
