import type { Term } from '#core/contracts/term.ts';

/** Why the API did not answer what was asked. */
export type ApiFaultKind =
  /** No token, or one that has run out. */
  | { readonly is: 'signed-out' }
  /** Nobody answered. */
  | { readonly is: 'unreachable' }
  /** The API's own refusal (RFC 9457), told in both languages. */
  | {
      readonly is: 'problem';
      readonly status: number;
      readonly title: Term;
      readonly detail: Term;
      /** What is wrong with which field, where it is one that was filled in. */
      readonly errors: readonly { readonly path: string; readonly message: Term }[];
      /** The bodies to choose from, where the reader belongs to several. */
      readonly bodies: readonly string[];
    };

export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly kind: ApiFaultKind;

  constructor(kind: ApiFaultKind, cause?: unknown) {
    super(kind.is, { cause });
    this.kind = kind;
  }
}
