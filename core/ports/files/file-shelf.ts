/** Where uploads wait in quarantine, and checked contents lie by their hash. */
export interface FileShelf {
  /** The bytes under a key of the quarantine; undefined when nothing is there (any more), `too-large` when they are more than that. */
  take(key: string, most: number): Promise<Uint8Array | 'too-large' | undefined>;
  /** Keeps a checked content under its hash; what is there stays. */
  keep(sha256: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** Empties a key of the quarantine. */
  discard(key: string): Promise<void>;
}
