import { hash } from 'node:crypto';
import type { FileAddresses } from '#core/ports/files/file-addresses.ts';
import type { FileContents } from '#core/ports/files/file-contents.ts';
import type { FileShelf } from '#core/ports/files/file-shelf.ts';
import type { UploadStore } from '#core/ports/files/upload-store.ts';
import { quarantineKey } from '#core/contracts/quarantine.ts';
import type { Quarantined } from '#core/contracts/quarantine.ts';
import type { FileCheck, Upload } from '#core/steps/attachments/upload.ts';
import { checkFile } from '#functions/check-file/check-file.ts';
import { now } from '#functions/platform/clock.ts';

/** Uploads, quarantine and contents in memory, with the check that looks at what was put. */
export class MemoryFiles implements UploadStore, FileAddresses, FileShelf, FileContents {
  readonly uploads = new Map<string, Upload>();
  readonly quarantine = new Map<string, Buffer>();
  readonly contents = new Map<string, Uint8Array>();
  /** What the scanner says. */
  scanner: 'clean' | 'infected' | 'none' = 'none';

  begin = async (body: string, proposalId: string, upload: Upload): Promise<boolean> => {
    const key = quarantineKey({ body, proposalId, id: upload.id });
    if (this.uploads.has(key)) return false;
    this.uploads.set(key, upload);
    return true;
  };

  get = async (body: string, proposalId: string, id: string): Promise<Upload | undefined> =>
    this.uploads.get(quarantineKey({ body, proposalId, id }));

  list = async (body: string, proposalId: string): Promise<Upload[]> =>
    [...this.uploads].filter(([key]) => key.startsWith(quarantineKey({ body, proposalId, id: '' }))).map(([, upload]) => upload);

  settle = async (body: string, proposalId: string, id: string, check: FileCheck): Promise<void> => {
    const key = quarantineKey({ body, proposalId, id });
    const found = this.uploads.get(key);
    if (found?.check.is === 'awaited') this.uploads.set(key, { ...found, check });
  };

  toUpload = async (key: string, size: number) => ({ url: `memory:put/${key}?${size}`, expiresAt: now() });

  toDownload = async ({ sha256, name }: { sha256: string; name: string }) => ({ url: `memory:get/${sha256}?${name}`, expiresAt: now() });

  take = async (key: string, most: number): Promise<Uint8Array | 'too-large' | undefined> => {
    const found = this.quarantine.get(key);
    return found !== undefined && found.length > most ? 'too-large' : found;
  };

  keep = async (sha256: string, bytes: Uint8Array): Promise<void> => void this.contents.set(sha256, bytes);

  read = async (sha256: string, most: number): Promise<Uint8Array | undefined> => {
    const found = this.contents.get(sha256);
    return found !== undefined && found.length <= most ? found : undefined;
  };

  discard = async (key: string): Promise<void> => void this.quarantine.delete(key);

  /** Puts bytes into quarantine, as a browser does, and lets them be looked at. */
  async puts(where: Quarantined, bytes: Buffer): Promise<void> {
    this.quarantine.set(quarantineKey(where), bytes);
    await this.looks(where);
  }

  async looks(where: Quarantined): Promise<void> {
    const event = { source: 'aws.s3', detail: { object: { key: quarantineKey(where) } } };
    const scanner = { scan: async () => this.scanner };
    await checkFile({ uploads: this, shelf: this, scanner, now, hashOf: (bytes) => hash('sha256', bytes, 'hex') }, event);
  }
}
