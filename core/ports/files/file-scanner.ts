/** What looks for viruses in a file's bytes. An office that has set up none says so, with each file. */
export interface FileScanner {
  /** @throws when it cannot tell: the file stays in quarantine and is looked at again. */
  scan(bytes: Uint8Array): Promise<'clean' | 'infected' | 'none'>;
}
