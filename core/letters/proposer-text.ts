import { dispatchWording } from './dispatch-wording.ts';
import { filled } from './letter-wording.ts';

interface Proposers {
  readonly author: { readonly name: string };
  readonly coSigners: number;
  readonly onBehalfOf?: string;
}

/** Whose a proposal is: `沈若溪`, `沈若溪等3名委员`, `民盟云澜区总支`. */
export function proposerText({ author: { name }, coSigners, onBehalfOf }: Proposers): string {
  if (onBehalfOf !== undefined) return onBehalfOf;
  return coSigners === 0 ? name : filled(dispatchWording.proposers, { name, count: String(coSigners + 1) });
}
