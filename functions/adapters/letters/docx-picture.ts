import { AlignmentType, ImageRun, LineRuleType, Paragraph, TextRun } from 'docx';
import { printedSize } from '#core/letters/layout/picture-lines.ts';
import type { LetterPicture } from '#core/letters/letter.ts';
import { linePitch, styleIds } from './docx-styles.ts';
import type { Picture } from './picture-of.ts';

const pixelsPerMm = 96 / 25.4;

/** A picture in a row of its own that is as high as the picture, kept with its caption. */
export function docxPicture({ caption }: LetterPicture, picture: Picture | undefined): Paragraph[] {
  const captioned = new Paragraph({ style: styleIds.caption, children: [new TextRun(caption)] });
  if (picture === undefined) return [captioned];
  const { width, height } = printedSize(picture);
  const isLying = picture.turned === 90 || picture.turned === 270;
  // What is turned is placed by the sides that it has before it is turned.
  const [across, down] = isLying ? [height, width] : [width, height];
  const image = new ImageRun({
    type: picture.kind === 'png' ? 'png' : 'jpg',
    data: picture.bytes,
    transformation: {
      width: Math.round(across * pixelsPerMm),
      height: Math.round(down * pixelsPerMm),
      ...(picture.turned === 0 ? {} : { rotation: picture.turned }),
    },
    altText: { name: caption, title: caption, description: caption },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: linePitch, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
      children: [image],
    }),
    ...(caption === '' ? [] : [captioned]),
  ];
}
