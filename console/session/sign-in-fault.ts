/** Why a sign-in came to nothing. */
export type SignInReason =
  /** The provider, or the way to it, does not answer as it should. */
  | 'provider-unreachable'
  /** The provider said no, or its reader left. */
  | 'refused'
  /** An answer to no question of this tab: an old address, another tab's, or a forged one. */
  | 'not-asked';

export class SignInFault extends Error {
  override readonly name = 'SignInFault';
  readonly reason: SignInReason;

  constructor(reason: SignInReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
