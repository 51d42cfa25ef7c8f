import type { Case } from '#core/case/case.ts';
import type { Upload } from '#core/steps/attachments/upload.ts';

const DAY_MS = 86_400_000;

/** What somebody uploaded for a case in the last day and has not attached: the quarantine keeps nothing longer. */
export function openUploads(uploads: readonly Upload[], { files = [] }: Case, personId: string, now: string): Upload[] {
  return uploads.filter(
    ({ id, by, at }) => by === personId && Date.parse(now) - Date.parse(at) < DAY_MS && !files.some((file) => file.id === id),
  );
}
