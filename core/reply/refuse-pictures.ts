import type { AttachedFile } from '#core/case/attached-file.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Paragraph } from './paragraph.ts';

const MIB = 1024 * 1024;
// What a letter comes to is answered by a Lambda, in base64 and with at most 6 MB: pictures may have half of it.
export const mostPictureBytes = 3 * MIB;

interface OfCase {
  readonly files?: readonly AttachedFile[];
}

/** The pictures that a share's letter may show: its own files that were not removed. */
export function picturesOf({ files = [] }: OfCase, assignmentId: string): ReadonlyMap<string, AttachedFile> {
  const own = files.filter(
    ({ to, kind, share, removed }) =>
      to === 'letter' && (kind === 'png' || kind === 'jpeg') && share?.assignmentId === assignmentId && removed === undefined,
  );
  return new Map(own.map((file) => [file.id, file]));
}

/**
 * @throws Refusal `PictureNotThereError` for one that is no picture of the share, `PictureNotPrintableError` for one that no letter can print,
 * `PicturesTooLargeError` for more than a letter can carry
 */
export function refusePictures(paragraphs: readonly Paragraph[], found: OfCase, assignmentId: string): void {
  const there = picturesOf(found, assignmentId);
  const shown = new Map<string, number>();
  for (const { picture, text } of paragraphs) {
    if (picture === undefined) continue;
    const file = there.get(picture);
    if (file === undefined) throw new Refusal('PictureNotThereError', { caption: text });
    if (file.unprintable === true) throw new Refusal('PictureNotPrintableError', { caption: text, file: file.name });
    shown.set(file.sha256, file.size);
  }
  const bytes = [...shown.values()].reduce((sum, size) => sum + size, 0);
  if (bytes > mostPictureBytes) {
    throw new Refusal('PicturesTooLargeError', { limit: mostPictureBytes / MIB, size: Math.ceil((bytes / MIB) * 10) / 10 });
  }
}
