import type { FilePlace, Files, UploadBegun } from '../../../api/contract.ts';
import { ask } from '../../../api/use-api.ts';
import { sendFile } from './send-file.ts';

export type Upload = Files['uploads'][number];

/** Where a file that is being brought stands. */
export type Progress = { readonly is: 'sending'; readonly percent: number } | { readonly is: 'checking' } | { readonly is: 'attaching' };

/** What bringing it came to: it is attached, it is refused with the reason, or its check takes longer than anybody waits. */
export type Brought =
  | { readonly is: 'attached'; readonly fileId: string }
  | { readonly is: 'refused'; readonly why: NonNullable<Upload['why']> }
  | { readonly is: 'slow' };

// A check takes a second or two; after a minute something is wrong, and the page tells it when it is opened again.
const LOOKS = 40;
const BETWEEN_MS = 1500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** From choosing a file to its being attached: an address, the bytes, the check, the command. @throws ApiFault · NotSentError */
export async function bringFile(
  id: string,
  { to, assignmentId }: FilePlace,
  file: File,
  tell: (progress: Progress) => void,
): Promise<Brought> {
  const path = `/v1/proposals/${id}/files`;
  const place = { to, ...(assignmentId === undefined ? {} : { assignmentId }) };
  const begun = await ask<UploadBegun>({
    path,
    command: { body: { ...place, name: file.name, size: file.size }, key: crypto.randomUUID() },
  });
  const { fileId, upload } = begun.body;
  await sendFile(upload.url, file, (share) => tell({ is: 'sending', percent: Math.floor(share * 100) }));
  tell({ is: 'checking' });
  for (let look = 0; look < LOOKS; look += 1) {
    const { body } = await ask<Files>({ path });
    const found = body.uploads.find((one) => one.id === fileId);
    if (found?.why !== undefined) return { is: 'refused', why: found.why };
    if (found?.check === 'fit') {
      tell({ is: 'attaching' });
      await attachUpload(id, fileId);
      return { is: 'attached', fileId };
    }
    await pause(BETWEEN_MS);
  }
  return { is: 'slow' };
}

export async function attachUpload(id: string, fileId: string): Promise<void> {
  await ask<object>({ path: `/v1/proposals/${id}/files/${fileId}/attach`, command: { body: {}, key: crypto.randomUUID() } });
}
