import { isPicture } from '#core/letters/letter.ts';
import type { Letter } from '#core/letters/letter.ts';
import type { FileContents } from '#core/ports/files/file-contents.ts';
import { mostPictureBytes } from '#core/reply/refuse-pictures.ts';
import { pictureOf } from '#functions/adapters/letters/picture-of.ts';
import type { Picture } from '#functions/adapters/letters/picture-of.ts';

/** The pictures of a letter by their hash: as far as they are there, can be printed, and are together no more than a letter carries. */
export async function picturesIn({ body }: Letter, contents: FileContents): Promise<ReadonlyMap<string, Picture>> {
  const pictures = new Map<string, Picture>();
  let left = mostPictureBytes;
  for (const block of body) {
    if (!isPicture(block) || pictures.has(block.picture.sha256)) continue;
    const { sha256, kind } = block.picture;
    // One after the other: what the next may have depends on it, and a letter has few.
    // oxlint-disable-next-line no-await-in-loop
    const bytes = await contents.read(sha256, left);
    const picture = bytes === undefined ? undefined : pictureOf(bytes, kind);
    if (picture === undefined) continue;
    pictures.set(sha256, picture);
    left -= picture.bytes.length;
  }
  return pictures;
}
