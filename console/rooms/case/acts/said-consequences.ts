import type { PossibleAction, Trial } from '../../../api/contract.ts';

/** What a person has before the eyes: the form as filled in, by its key, and the case's version. */
export interface Looked {
  readonly key: string;
  readonly version: number;
}

interface LastTrial {
  readonly asked: Looked | undefined;
  readonly told: Trial['consequences'] | undefined;
}

/**
 * What may be confirmed: where it hangs on what is filled in, only what was told of these very words on this very version; `undefined`
 * where that has to be asked first.
 */
export function saidConsequences(
  { triedFirst, consequences }: Pick<PossibleAction, 'triedFirst' | 'consequences'>,
  looked: Looked,
  { asked, told }: LastTrial,
): Trial['consequences'] | undefined {
  if (triedFirst !== true) return consequences;
  return asked?.key === looked.key && asked.version === looked.version ? told : undefined;
}
