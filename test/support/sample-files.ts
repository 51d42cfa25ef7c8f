import { deflateSync } from 'node:zlib';
import { steadyZip } from '#functions/adapters/letters/steady-zip.ts';

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>';

const chunk = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

/** Invented files of each kind, the smallest that are what they say. */
export const sampleFiles = {
  pdf: (inside = '') =>
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1'),
  /** A PDF whose objects are packed into a stream. */
  packedPdf: (inside: string) => {
    const packed = deflateSync(Buffer.from(`1 0 << /Type /Catalog ${inside} >>`));
    const head = Buffer.from(
      `%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    );
    return Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\n%%EOF\n')]);
  },
  office: (main: string, more: Readonly<Record<string, string | Buffer>> = {}) =>
    steadyZip(
      new Map(
        Object.entries({ '[Content_Types].xml': types, [main]: word, ...more }).map(([name, content]) => [name, Buffer.from(content)]),
      ),
    ),
  docx: (more: Readonly<Record<string, string | Buffer>> = {}) => sampleFiles.office('word/document.xml', more),
  png: (width = 4, height = 4) => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(16))), chunk('IEND', Buffer.alloc(0))]);
  },
  jpeg: (width = 8, height = 8) => {
    const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
    return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, ...frame, 0xff, 0xda, 0, 4, 1, 1, 0x12, 0x34, 0xff, 0xd9]);
  },
  /** A compound file whose directory has these streams. */
  ole: (...names: readonly string[]) => {
    const file = Buffer.alloc(512 * 3);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
    file.writeUInt16LE(9, 30);
    file.writeUInt32LE(1, 48);
    file.writeUInt32LE(0xfffffffe, 68);
    file.fill(0xff, 76, 512);
    file.writeUInt32LE(0, 76);
    file.fill(0xff, 512, 1024);
    file.writeUInt32LE(0xfffffffd, 512);
    file.writeUInt32LE(0xfffffffe, 516);
    for (const [index, name] of ['Root Entry', ...names].slice(0, 4).entries()) {
      const at = 1024 + index * 128;
      file.write(name, at, 'utf16le');
      file.writeUInt16LE((name.length + 1) * 2, at + 64);
      file[at + 66] = index === 0 ? 5 : 2;
    }
    return file;
  },
  /** 100 MB of nothing in 100 KB. */
  bomb: () => sampleFiles.docx({ 'word/media/image1.bmp': Buffer.alloc(100 * 1024 * 1024) }),
} as const;
