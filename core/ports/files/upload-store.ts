import type { FileCheck, Upload } from '#core/steps/attachments/upload.ts';

/** What people upload until it is attached: no fact of a case, and gone by itself after some days. */
export interface UploadStore {
  /** Keeps a new one; an id that is there stays as it is: `false`. */
  begin(body: string, proposalId: string, upload: Upload): Promise<boolean>;
  get(body: string, proposalId: string, id: string): Promise<Upload | undefined>;
  /** Those of a case, all people's, newest first. */
  list(body: string, proposalId: string): Promise<Upload[]>;
  /** Writes what the check came to, once: what was checked before stays as it is. */
  settle(body: string, proposalId: string, id: string, check: FileCheck): Promise<void>;
}
