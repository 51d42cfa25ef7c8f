import { inflateRawSync } from 'node:zlib';
import { UnreadableFileError } from './unreadable-file-error.ts';

const mostEntries = 2000;
const mostUnpacked = 64 * 1024 * 1024;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const [stored, deflated] = [0, 8];

/**
 * The entries of a ZIP file by name, each unpacked under a cap, so that what says it is small and is not ends here.
 * @throws UnreadableFileError `bomb` for too many entries or bytes, `not-readable` for what is no ZIP file
 */
export function checkedZip(bytes: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(file);
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const isOver = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableFileError(isOver ? 'bomb' : 'not-readable', { cause: error });
  }
}

function entriesOf(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || file.readUInt32LE(end) !== endSignature) throw new UnreadableFileError('not-readable');
  const count = file.readUInt16LE(end + 10);
  if (count > mostEntries) throw new UnreadableFileError('bomb');
  const entries = new Map<string, Buffer>();
  let [at, left] = [file.readUInt32LE(end + 16), mostUnpacked];
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== entrySignature) throw new UnreadableFileError('not-readable');
    const [nameLength, extraLength, commentLength] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const content = unpacked(file, at, left);
    left -= content.length;
    // Two entries of one name are a way to show one and open the other.
    if (entries.has(name)) throw new UnreadableFileError('not-readable');
    entries.set(name, content);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function unpacked(file: Buffer, at: number, left: number): Buffer {
  const [flags, method, packedSize, offset] = [
    file.readUInt16LE(at + 8),
    file.readUInt16LE(at + 10),
    file.readUInt32LE(at + 20),
    file.readUInt32LE(at + 42),
  ];
  if ((flags & 1) === 1 || (method !== stored && method !== deflated)) throw new UnreadableFileError('not-readable');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(start, start + packedSize);
  const content = method === stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  if (content.length > left) throw new UnreadableFileError('bomb');
  return content;
}
