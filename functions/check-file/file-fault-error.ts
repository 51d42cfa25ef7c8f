import type { FileFault } from '#core/steps/attachments/upload.ts';

/** A file that is not let in, and why. */
export class FileFaultError extends Error {
  override readonly name = 'FileFaultError';
  readonly fault: FileFault;

  constructor(fault: FileFault, options?: ErrorOptions) {
    super(`the file is not let in: ${fault}`, options);
    this.fault = fault;
  }
}
