/** Signs what a link claims. Whoever may sign makes the key, where a body has none yet. */
export interface LinkSigner {
  sign(body: string, claim: string): Promise<string>;
}

/** Says whether a signature is of a claim, in a time that tells nothing of where they differ; without a key none is. */
export interface LinkVerifier {
  isSigned(body: string, claim: string, signature: string): Promise<boolean>;
}
