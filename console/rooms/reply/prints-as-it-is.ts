/**
 * Whether letters print a PNG or JPEG file as it is, by its head. An interlaced PNG is built up in passes and a JPEG of four components is
 * in the colours of the press: browsers show both, and can draw them anew. What is neither is left to the check.
 */
export function printsAsItIs(file: Uint8Array): boolean {
  if (file[0] === 0x89) return file[28] === 0;
  if (file[0] !== 0xff || file[1] !== 0xd8) return true;
  for (let at = 2; at + 10 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xc2) return file[at + 4] === 8 && (file[at + 9] === 1 || file[at + 9] === 3);
    at += 2 + ((file[at + 2] ?? 0) << 8) + (file[at + 3] ?? 0);
  }
  return true;
}
