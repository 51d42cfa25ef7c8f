import { hash } from 'node:crypto';
import { convertToHtml } from 'mammoth';
import * as z from 'zod';
import { pictureLine, rowLine } from '#core/reply/table-text.ts';
import { checkedZip } from './checked-zip.ts';
import { styleIds } from './docx-styles.ts';
import { refuseActiveOffice } from './refuse-active-office.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/** A Word file as lines: a paragraph a line, rows of tables between bars, a picture as its caption in brackets. */
export interface DocxBlocks {
  readonly text: string;
  /** The pictures in the order of their lines. */
  readonly pictures: readonly DocxPicture[];
}

export interface DocxPicture {
  readonly caption: string;
  readonly sha256: string;
}

interface Node {
  readonly type?: string | undefined;
  readonly value?: string | undefined;
  readonly styleId?: string | null | undefined;
  readonly altText?: string | null | undefined;
  readonly readAsBuffer?: (() => Promise<Buffer>) | undefined;
  readonly children?: readonly Node[] | undefined;
}

// What the reader makes of a file has no types: what is read of it is looked at.
const nodeSchema: z.ZodType<Node> = z.object({
  type: z.string().optional(),
  value: z.string().optional(),
  styleId: z.string().nullable().optional(),
  altText: z.string().nullable().optional(),
  readAsBuffer: z.custom<() => Promise<Buffer>>((value) => typeof value === 'function').optional(),
  get children() {
    return z.array(nodeSchema).optional();
  },
});

/**
 * What came back from Word. Files with macros, with content from elsewhere, and bombs are refused.
 * @throws UnreadableFileError
 */
export async function blocksOfDocx(bytes: Uint8Array): Promise<DocxBlocks> {
  const entries = checkedZip(bytes);
  if (!entries.has('word/document.xml')) throw new UnreadableFileError('not-readable');
  refuseActiveOffice(entries);
  try {
    return await blocksIn(await documentIn(bytes));
  } catch (error) {
    throw new UnreadableFileError('not-readable', { cause: error });
  }
}

async function documentIn(bytes: Uint8Array): Promise<Node> {
  let found: unknown;
  await convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      transformDocument: (document: unknown) => {
        found = document;
        // The page that it would make of it is of no use.
        return { type: 'document', children: [], notes: { resolve: () => [] }, comments: [] };
      },
    },
  );
  return nodeSchema.parse(found);
}

async function blocksIn({ children = [] }: Node): Promise<DocxBlocks> {
  const lines: string[] = [];
  const pictures: DocxPicture[] = [];
  for (const [index, node] of children.entries()) {
    if (node.type === 'table') lines.push(...(node.children ?? []).map((row) => rowLine((row.children ?? []).map(textOf))));
    else if (!isCaption(node) || !hasPicture(children[index - 1])) {
      const caption = isCaption(children[index + 1]) ? textOf(children[index + 1] ?? {}).trim() : undefined;
      for (const image of imagesIn(node)) {
        const name = caption ?? image.altText ?? '';
        lines.push(pictureLine(name));
        // In their order; a letter has few.
        // oxlint-disable-next-line no-await-in-loop
        pictures.push({ caption: name, sha256: hash('sha256', await image.readAsBuffer(), 'hex') });
      }
      lines.push(textOf(node));
    }
  }
  return { text: lines.join('\n'), pictures };
}

const isCaption = (node: Node | undefined): boolean => node?.styleId === styleIds.caption;
const hasPicture = (node: Node | undefined): boolean => node !== undefined && imagesIn(node).length > 0;

interface Image extends Node {
  readonly readAsBuffer: () => Promise<Buffer>;
}

/** The code on the last page is none of them: beside it stands what it is. */
function imagesIn(node: Node): Image[] {
  if (/^\s*查验码/u.test(textOf(node))) return [];
  if (node.type === 'image' && node.readAsBuffer !== undefined) return [{ ...node, readAsBuffer: node.readAsBuffer }];
  return (node.children ?? []).flatMap(imagesIn);
}

/** Paragraphs of a cell are one line of it. */
function textOf({ type, value, children = [] }: Node): string {
  if (type === 'text') return value ?? '';
  if (type === 'tab') return '\t';
  const parts = children.map(textOf);
  return parts.join(type === 'tableCell' ? ' ' : '');
}
