import { expect, test } from 'vitest';
import { printsAsItIs } from '#console/rooms/reply/prints-as-it-is.ts';
import { pictureOf } from '#functions/adapters/letters/picture-of.ts';
import { lyingJpeg, pngOf } from '#test/support/letters/pictures.ts';
import { sampleFiles } from '#test/support/sample-files.ts';

/** A JPEG of so many components. */
function jpegOf(components: number, bits = 8): Buffer {
  const file = Buffer.from(sampleFiles.jpeg());
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
  file[frame + 4] = bits;
  file[frame + 9] = components;
  return file;
}

const plain = { width: 1, height: 1, colour: 0, rows: [[0, 7]] };

test.each([
  ['a plain PNG', pngOf(plain), true],
  ['one that is built up in passes', pngOf({ ...plain, interlaced: true }), false],
  ['a JPEG in grey', jpegOf(1), true],
  ['a JPEG of the screen', jpegOf(3), true],
  ['a JPEG of the press', jpegOf(4), false],
  ['a JPEG of twelve bits', jpegOf(3, 12), false],
  ['a JPEG behind what its camera says', lyingJpeg(8, 8, 6), true],
] as const)('the desk knows of %s whether letters print it', (_name, file, does) => {
  expect(printsAsItIs(file)).toBe(does);
  expect(pictureOf(file, file[0] === 0x89 ? 'png' : 'jpeg') !== undefined).toBe(does);
});

test('what is neither, or cut short, is left to the check', () => {
  for (const file of [Buffer.from('GIF89a'), Buffer.alloc(0), Buffer.from([0xff, 0xd8, 0xff])]) expect(printsAsItIs(file)).toBe(true);
});
