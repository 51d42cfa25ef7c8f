import type { WaitStore } from '#core/ports/wait-store.ts';
import type { Wait } from '#core/case/waits/wait.ts';
import { CrashPoints } from './crash-points.ts';

/** The waits table in memory. */
export class MemoryWaits implements WaitStore {
  private readonly waits = new Map<string, Wait>();
  private readonly crash: CrashPoints;

  constructor(crash = new CrashPoints()) {
    this.crash = crash;
  }

  get all(): Wait[] {
    return [...this.waits.values()];
  }

  async put(wait: Wait): Promise<boolean> {
    const there = this.waits.get(`${wait.pk} ${wait.sk}`);
    if (there !== undefined && there.fence > wait.fence) return false;
    await this.crash.around(`put ${wait.token}`, () => this.waits.set(`${wait.pk} ${wait.sk}`, wait));
    return true;
  }

  async of(pk: string): Promise<Wait[]> {
    return this.all.filter((wait) => wait.pk === pk);
  }

  async those(keys: readonly Pick<Wait, 'pk' | 'sk'>[]): Promise<Wait[]> {
    return keys.flatMap(({ pk, sk }) => this.waits.get(`${pk} ${sk}`) ?? []);
  }

  async forget({ pk, sk, token }: Pick<Wait, 'pk' | 'sk' | 'token'>): Promise<void> {
    if (this.waits.get(`${pk} ${sk}`)?.token === token) await this.crash.around(`forget ${token}`, () => this.waits.delete(`${pk} ${sk}`));
  }
}
