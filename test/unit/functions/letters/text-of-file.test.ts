import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { steadyZip } from '#functions/adapters/letters/steady-zip.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { UnreadableFileError } from '#functions/adapters/letters/unreadable-file-error.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const docx = await renderLetterDocx(composeLetter(letterFacts), new Date('2026-05-08T00:00:00Z'));
const changed = (change: (entries: Map<string, Buffer>) => void): Buffer => {
  const entries = checkedZip(docx);
  change(entries);
  return steadyZip(entries);
};
const relation = (type: string) => (entries: Map<string, Buffer>) => {
  const rels = entries.get('word/_rels/document.xml.rels')?.toString('utf8') ?? '';
  const one = `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/x" TargetMode="External"/>`;
  entries.set('word/_rels/document.xml.rels', Buffer.from(rels.replace('</Relationships>', `${one}</Relationships>`)));
};
const faultOf = async (file: Uint8Array) =>
  await textOfFile(file).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFileError ? error.fault : error),
  );

describe('the text of a file', () => {
  it('is read from Word files, HTML, and plain text in three encodings', async () => {
    expect(await textOfFile(docx)).toContain('许承泽委员：');
    const html =
      '<html><head><title>x</title></head><body><p>许承泽委员：</p><p>您提出的&ldquo;建议&rdquo;<span>收悉</span></p><script>不要</script></body></html>';
    expect((await textOfFile(Buffer.from(html))).trim().split(/\n+/u)).toEqual(['许承泽委员：', '您提出的“建议”收悉']);
    expect(await textOfFile(Buffer.from('许承泽委员：'))).toBe('许承泽委员：');
    expect(await textOfFile(Buffer.from('\uFEFF许承泽', 'utf16le'))).toContain('许承泽');
    // 许 in GB 18030.
    expect(await textOfFile(Buffer.from([0xd0, 0xed]))).toBe('许');
  });

  it('is refused with macros', async () => {
    expect(await faultOf(changed((entries) => entries.set('word/vbaProject.bin', Buffer.from('x'))))).toBe('macros');
    const typed = changed((entries) => {
      const types = entries.get('[Content_Types].xml')?.toString('utf8') ?? '';
      entries.set(
        '[Content_Types].xml',
        Buffer.from(types.replace('wordprocessingml.document.main', 'ms-word.document.macroEnabled.main')),
      );
    });
    expect(await faultOf(typed)).toBe('macros');
  });

  it('is refused where the file fetches content, not for a hyperlink', async () => {
    for (const type of ['attachedTemplate', 'image', 'oleObject']) expect(await faultOf(changed(relation(type)))).toBe('linked-content');
    expect(await faultOf(changed(relation('hyperlink')))).toBe('read');
  });

  it('is refused where it unpacks to too much, whatever it says of its size', async () => {
    const bomb = changed((entries) => entries.set('word/media/a.xml', Buffer.alloc(65 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await faultOf(bomb)).toBe('bomb');
    const lying = Buffer.from(bomb);
    const at = lying.lastIndexOf(Buffer.from('word/media/a.xml')) - 46;
    lying.writeUInt32LE(10, at + 24);
    expect(await faultOf(lying)).toBe('bomb');
  });

  it('is refused for what only looks like a file of a kind', async () => {
    expect(await faultOf(Buffer.from('PK\u0003\u0004 nonsense'))).toBe('not-readable');
    expect(await faultOf(Buffer.from('%PDF-1.7 nonsense'))).toBe('not-readable');
    expect(await faultOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe('old-word');
    expect(await faultOf(steadyZip(new Map([['a.txt', Buffer.from('x')]])))).toBe('not-readable');
    expect(await faultOf(Buffer.alloc(20 * 1024 * 1024 + 1))).toBe('too-large');
    expect(await faultOf(docx.subarray(0, 4000))).toBe('not-readable');
  });
});
