/** Checked contents of files by their hash: what a letter shows is read where it is drawn, and nowhere else. */
export interface FileContents {
  /** The bytes; undefined where there are none (any more), or more than that. */
  read(sha256: string, most: number): Promise<Uint8Array | undefined>;
}
