export const fileFaults = ['too-large', 'not-readable', 'macros', 'linked-content', 'bomb', 'old-word', 'picture-only'] as const;

/** A file that is not read, and why. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly fault: (typeof fileFaults)[number];

  constructor(fault: (typeof fileFaults)[number], options?: ErrorOptions) {
    super(`the file is not read: ${fault}`, options);
    this.fault = fault;
  }
}
