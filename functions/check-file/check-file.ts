import * as z from 'zod';
import type { FileScanner } from '#core/ports/files/file-scanner.ts';
import type { FileShelf } from '#core/ports/files/file-shelf.ts';
import type { UploadStore } from '#core/ports/files/upload-store.ts';
import { isNamedAs, kindRules, largestFile } from '#core/steps/attachments/file-rules.ts';
import { readQuarantineKey } from '#core/contracts/quarantine.ts';
import type { FileKind } from '#core/case/attached-file.ts';
import type { FileCheck, Upload } from '#core/steps/attachments/upload.ts';
import { pictureOf } from '#functions/adapters/letters/picture-of.ts';
import { FileFaultError } from './file-fault-error.ts';
import { sniffFile } from './sniff-file.ts';

export interface CheckDependencies {
  readonly uploads: Pick<UploadStore, 'get' | 'settle'>;
  readonly shelf: FileShelf;
  readonly scanner: FileScanner;
  readonly now: () => string;
  /** Of bytes, in hex. */
  readonly hashOf: (bytes: Uint8Array) => string;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const eventSchema = z.object({ source: z.literal('aws.s3'), detail: z.object({ object: z.object({ key: z.string() }) }) });

/**
 * Looks at what was put into quarantine: what it is, that it is that alone, that it does not act by itself, and whether it is infected. What
 * is fit is kept under its hash; the upload then says what it is. Events come more than once and in any order: the first look counts, and
 * what is put there afterwards is thrown away. A crash on the way leaves the upload as it was, and the next try begins anew.
 */
export async function checkFile(dependencies: CheckDependencies, event: unknown): Promise<void> {
  const { uploads, shelf } = dependencies;
  const { key } = eventSchema.parse(event).detail.object;
  const named = readQuarantineKey(key);
  if (named === undefined) return;
  const { body, proposalId, id } = named;
  const upload = await uploads.get(body, proposalId, id);
  if (upload?.check.is === 'awaited') {
    const bytes = await shelf.take(key, largestFile);
    if (bytes === undefined) return;
    await uploads.settle(body, proposalId, id, await looked(dependencies, upload, bytes));
  }
  await shelf.discard(key);
}

/** Of pictures of a letter, which may be printed in it. */
function isUnprintable(to: Upload['to'], kind: FileKind, bytes: Uint8Array): boolean {
  return to === 'letter' && (kind === 'png' || kind === 'jpeg') && pictureOf(bytes, kind) === undefined;
}

async function looked(
  { shelf, scanner, now, hashOf }: CheckDependencies,
  { name, size: announced, to }: Upload,
  bytes: Uint8Array | 'too-large',
): Promise<FileCheck> {
  const at = now();
  try {
    if (bytes === 'too-large' || bytes.length !== announced) throw new FileFaultError('other-size');
    const kind = sniffFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!isNamedAs(kind, name)) throw new FileFaultError('lies');
    const scan = await scanner.scan(bytes);
    if (scan === 'infected') throw new FileFaultError('infected');
    const sha256 = hashOf(bytes);
    await shelf.keep(sha256, bytes, kindRules[kind].mediaType);
    return { is: 'fit', at, kind, size: bytes.length, sha256, scan, ...(isUnprintable(to, kind, bytes) ? { unprintable: true } : {}) };
  } catch (error) {
    if (!(error instanceof FileFaultError)) throw error;
    return { is: 'refused', at, fault: error.fault };
  }
}
