import type { Wait } from '#core/case/waits/wait.ts';

export interface WaitStore {
  /** Writes the token unless a later attempt's is there; says whether it did. */
  put(wait: Wait): Promise<boolean>;
  /** Open waits of a proposal and its shares, strongly consistent. */
  of(pk: string): Promise<Wait[]>;
  /** Those of these waits that are open, of whichever proposals, strongly consistent; in no order. */
  those(keys: readonly Pick<Wait, 'pk' | 'sk'>[]): Promise<Wait[]>;
  /** Forgets a wait that was answered, unless another token took its place. */
  forget(wait: Pick<Wait, 'pk' | 'sk' | 'token'>): Promise<void>;
}
