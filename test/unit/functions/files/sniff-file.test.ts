import { describe, expect, it } from 'vitest';
import { sniffFile } from '#functions/check-file/sniff-file.ts';
import { sampleFiles } from '#test/support/sample-files.ts';

const { pdf, packedPdf, office, docx, png, jpeg, ole, bomb } = sampleFiles;
const text = (words: string) => Buffer.from(words);
const joined = (...parts: Buffer[]) => Buffer.concat(parts);
const rels = (type: string, mode = ' TargetMode="External"') =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://x.example/a"${mode}/></Relationships>`;

function faultOf(file: Buffer): unknown {
  try {
    return sniffFile(file);
  } catch (error) {
    return error instanceof Error && 'fault' in error ? error.fault : error;
  }
}

describe('what a file is', () => {
  it.each([
    ['pdf', pdf()],
    ['pdf', packedPdf('')],
    ['docx', docx()],
    ['docx', docx({ 'word/_rels/document.xml.rels': rels('hyperlink') })],
    ['xlsx', office('xl/workbook.xml', { 'xl/printerSettings/printerSettings1.bin': 'x' })],
    ['pptx', office('ppt/presentation.xml')],
    ['doc', ole('WordDocument', '1Table')],
    ['xls', ole('Workbook')],
    ['ppt', ole('PowerPoint Document')],
    ['jpeg', jpeg()],
    ['jpeg', joined(jpeg(), Buffer.from('SEFT what a camera adds'))],
    ['png', png()],
    ['text', text('关于调研的说明\r\n一、基本情况')],
    ['text', joined(Buffer.from([0xff, 0xfe]), Buffer.from('说明', 'utf16le'))],
    ['text', Buffer.from([0xcb, 0xb5, 0xc3, 0xf7])],
  ])('is seen by its bytes: %s', (kind, file) => {
    expect(sniffFile(file)).toBe(kind);
  });
});

describe('what is not let in', () => {
  it.each([
    ['a program', 'not-accepted', joined(text('MZ'), Buffer.alloc(64), text('This program'))],
    ['a page', 'not-accepted', text('<!DOCTYPE html><script>alert(1)</script>')],
    ['a picture of markup', 'not-accepted', text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['rich text', 'not-accepted', text('{\\rtf1 x}')],
    ['an archive of other things', 'not-accepted', office('a.txt')],
    ['a compound file of other things', 'not-accepted', ole('Contents')],
    ['a document with macros', 'macros', docx({ 'word/vbaProject.bin': 'x' })],
    [
      'a document that says it has macros',
      'macros',
      docx({ '[Content_Types].xml': '<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>' }),
    ],
    ['an old document with macros', 'macros', ole('WordDocument', 'Macros', 'VBA')],
    ['a PDF that runs scripts', 'macros', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['one that writes it otherwise', 'macros', pdf('/OpenAction << /S /J#61vaScript >>')],
    ['one that packs it', 'macros', packedPdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['a PDF that carries files', 'two-things', packedPdf('/Names << /EmbeddedFiles 3 0 R >>')],
    ['a template from elsewhere', 'linked', docx({ 'word/_rels/settings.xml.rels': rels('attachedTemplate') })],
    ['a bomb', 'bomb', bomb()],
    ['a picture that claims to be immense', 'bomb', png(60_000, 60_000)],
    ['another one', 'bomb', jpeg(65_000, 65_000)],
    ['a PDF with an archive behind', 'two-things', joined(pdf(), docx())],
    ['a picture with an archive behind', 'two-things', joined(png(), docx())],
    ['a photograph with an archive behind', 'two-things', joined(jpeg(), docx())],
    ['an archive with something behind', 'two-things', joined(docx(), text('%%'))],
    ['an archive with something before its entries', 'two-things', joined(docx().subarray(0, 4), docx())],
    ['an archive that begins as a PDF, too', 'two-things', docx({ '%PDF-1.7': 'x' })],
    ['a document that is two', 'two-things', docx({ 'xl/workbook.xml': 'x' })],
    ['a photograph with a page in it', 'two-things', joined(jpeg(), text('<script>1</script>'))],
    ['a packed program in an old document', 'two-things', ole('WordDocument', '\u0001Ole10Native')],
    ['an encrypted document', 'locked', ole('EncryptionInfo', 'EncryptedPackage')],
    ['a torn picture', 'damaged', png().subarray(0, 40)],
    ['a torn photograph', 'damaged', jpeg().subarray(0, 16)],
    ['a torn PDF', 'damaged', pdf().subarray(0, 30)],
    ['a torn archive', 'damaged', docx().subarray(0, 60)],
    [
      'a directory that goes in circles',
      'damaged',
      (() => {
        const file = ole('WordDocument');
        file.writeUInt32LE(1, 516);
        return file;
      })(),
    ],
    ['a header and nothing else', 'damaged', ole('WordDocument').subarray(0, 40)],
  ])('%s: %s', (_name, fault, file) => {
    expect(faultOf(file)).toBe(fault);
  });

  it('ends whatever bytes come, with a kind or a fault', () => {
    const whole = [pdf(), docx(), png(), jpeg(), ole('WordDocument')];
    for (const file of whole) {
      for (let at = 0; at < file.length; at += 7) {
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ 0xff;
        expect(['string', 'undefined']).toContain(typeof faultOf(changed));
      }
    }
  });
});
