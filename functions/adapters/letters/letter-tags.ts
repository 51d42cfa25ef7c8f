import type { Role, Run } from '#core/letters/layout/laid-out.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** What the parts of a letter are, for whoever has it read aloud: headings, paragraphs, rows and cells of tables, figures. */
export interface LetterTags {
  /** The element that a run belongs to. */
  readonly of: (run: Run) => { readonly element: Element; readonly tag: string };
  readonly figure: (caption: string) => Element;
}

/** Elements come below the document in the order in which they are first asked for. */
export function letterTags(doc: Doc, root: Element): LetterTags {
  const elements = new Map<string, Element>();
  const below = (parent: Element, key: string, tag: string): Element => {
    const known = elements.get(key);
    if (known !== undefined) return known;
    const made = doc.struct(tag);
    parent.add(made);
    elements.set(key, made);
    return made;
  };
  return {
    of({ role, paragraph, inTable }) {
      const tag = tagOf(role);
      if (inTable === undefined) return { element: below(root, `${role}${paragraph}`, tag), tag };
      const { table, row, column } = inTable;
      const rows = below(root, `table${table}`, 'Table');
      const cells = below(rows, `table${table} ${row}`, 'TR');
      const cell = row === 0 ? 'TH' : 'TD';
      return { element: below(cells, `table${table} ${row} ${column}`, cell), tag: cell };
    },
    figure(caption) {
      const element = doc.struct('Figure', { alt: caption });
      root.add(element);
      return element;
    },
  };
}

const tagOf = (role: Role): string => (role === 'title' ? 'H1' : role === 'heading' ? 'H2' : role === 'caption' ? 'Caption' : 'P');
