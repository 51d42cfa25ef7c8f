let known: Map<string, readonly number[]> | undefined;

/** A text in GB 18030, which Node reads and does not write: every code is read once, to know which one a character has. */
export function gb18030(text: string): Uint8Array {
  known ??= codes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = known.get(character) ?? fourBytes(character.codePointAt(0) ?? 0);
    if (code === undefined) throw new Error(`${character} has no code`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

const decoder = new TextDecoder('gb18030');

function codes(): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (let one = 0; one < 0x80; one += 1) found.set(String.fromCodePoint(one), [one]);
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.from([high, low]));
      if (low !== 0x7f && Array.from(character).length === 1 && character !== '\ufffd') found.set(character, [high, low]);
    }
  }
  // Of the plane of common characters, what two bytes do not have.
  for (let linear = 0; linear < 39_420; linear += 1) {
    const code = four(linear, 0x81, 0x30);
    const character = decoder.decode(Uint8Array.from(code));
    if (Array.from(character).length === 1 && character !== '\ufffd' && !found.has(character)) found.set(character, code);
  }
  return found;
}

// Beyond that plane codes go on without a gap from 90 30 81 30.
const fourBytes = (point: number): number[] | undefined => (point < 0x10000 ? undefined : four(point - 0x10000, 0x90, 0x30));

function four(linear: number, first: number, second: number): number[] {
  const tens = Math.floor(linear / 10);
  const rows = Math.floor(tens / 126);
  return [first + Math.floor(rows / 10), second + (rows % 10), 0x81 + (tens % 126), 0x30 + (linear % 10)];
}
