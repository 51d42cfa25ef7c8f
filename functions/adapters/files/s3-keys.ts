/** Where a checked content lies: the same content once, whatever it is called. */
export const contentKey = (sha256: string): string => `sha256/${sha256}`;
