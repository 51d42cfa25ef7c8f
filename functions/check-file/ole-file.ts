import type { FileKind } from '#core/case/attached-file.ts';
import { FileFaultError } from './file-fault-error.ts';

// [MS-CFB]: sectors, chains of them in a table (FAT), and a directory whose entries have 128 bytes.
const [END_OF_CHAIN, ENTRY, HEADER_SLOTS] = [0xfffffffe, 128, 109];

const mainStreams: Readonly<Record<string, FileKind>> = {
  WordDocument: 'doc',
  Workbook: 'xls',
  Book: 'xls',
  'PowerPoint Document': 'ppt',
};
const macros = new Set(['VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'Macros']);
const locked = new Set(['EncryptedPackage', 'EncryptionInfo']);
const packages = new Set(['\u0001Ole10Native', 'Package']);

/** An Office (WPS) file of the kind before XML, by the streams in it. @throws FileFaultError */
export function oleKind(file: Buffer): FileKind {
  const names = entryNames(file);
  if (names.some((name) => locked.has(name))) throw new FileFaultError('locked');
  if (names.some((name) => macros.has(name))) throw new FileFaultError('macros');
  if (names.some((name) => packages.has(name))) throw new FileFaultError('two-things');
  const [kind] = names.flatMap((name) => mainStreams[name] ?? []);
  if (kind === undefined) throw new FileFaultError('not-accepted');
  return kind;
}

function entryNames(file: Buffer): string[] {
  try {
    return namesIn(directoryOf(file));
  } catch (error) {
    throw error instanceof RangeError ? new FileFaultError('damaged', { cause: error }) : error;
  }
}

function directoryOf(file: Buffer): Buffer {
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new FileFaultError('damaged');
  const size = 1 << shift;
  const sector = (index: number): Buffer => {
    const from = (index + 1) * size;
    if (from >= file.length) throw new FileFaultError('damaged');
    return file.subarray(from, from + size);
  };
  const table = tableSectors(file, sector, size);
  const next = (index: number): number => {
    const holder = table[Math.floor(index / (size / 4))];
    if (holder === undefined) throw new FileFaultError('damaged');
    return sector(holder).readUInt32LE((index % (size / 4)) * 4);
  };
  const parts: Buffer[] = [];
  // A chain that comes back to itself never ends: no directory has more sectors than the file.
  for (let at = file.readUInt32LE(48); at < END_OF_CHAIN; at = next(at)) {
    if (parts.length > file.length / size) throw new FileFaultError('damaged');
    parts.push(sector(at));
  }
  return Buffer.concat(parts);
}

/** The sectors that hold the table: the first 109 are named in the header, more in sectors of their own. */
function tableSectors(file: Buffer, sector: (index: number) => Buffer, size: number): number[] {
  const found = numbers(file.subarray(76, 76 + HEADER_SLOTS * 4));
  for (let at = file.readUInt32LE(68), seen = 0; at < END_OF_CHAIN; seen += 1) {
    if (seen > file.length / size) throw new FileFaultError('damaged');
    const more = sector(at);
    found.push(...numbers(more.subarray(0, size - 4)));
    at = more.readUInt32LE(size - 4);
  }
  return found;
}

function numbers(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4)).filter(
    (index) => index < END_OF_CHAIN - 2,
  );
}

function namesIn(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = directory.readUInt16LE(at + 64);
    if (directory[at + 66] !== 0 && length >= 2 && length <= 64) names.push(directory.toString('utf16le', at, at + length - 2));
  }
  return names;
}
