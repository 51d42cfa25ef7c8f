import type { Wait } from '#core/case/wait.ts';

export interface WaitStore {
  /** Writes the token unless a later attempt's is there; says whether it did. */
  put(wait: Wait): Promise<boolean>;
  /** Open waits of a proposal and its shares, strongly consistent. */
  of(pk: string): Promise<Wait[]>;
  /** Forgets a wait that was answered, unless another token took its place. */
  forget(wait: Pick<Wait, 'pk' | 'sk' | 'token'>): Promise<void>;
}
