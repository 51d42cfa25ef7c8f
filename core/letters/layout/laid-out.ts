/** Faces by what they are for: 仿宋, 小标宋, 黑体, 楷体, 宋体. */
export type Face = 'body' | 'title' | 'heading' | 'kai' | 'song';

export type Role =
  | 'head'
  | 'number'
  | 'class'
  | 'title'
  | 'salutation'
  | 'heading'
  | 'text'
  | 'cell'
  | 'attachment'
  | 'signature'
  | 'date'
  | 'note'
  | 'copies'
  | 'print'
  | 'page-number'
  | 'draft'
  | 'code';

/** Signs in a row; places in millimetres from the page's upper left corner. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  /** Points. */
  readonly size: number;
  /** Width of a whole cell; half-width signs take their share of it. */
  readonly cell: number;
  readonly face: Face;
  readonly color: 'black' | 'red';
  readonly role: Role;
  /** Runs of one paragraph have one number. */
  readonly paragraph: number;
}

/** A filled bar. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: 'black' | 'red';
}

export interface CodeSquare {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly content: string;
}

export interface Page {
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  readonly square?: CodeSquare;
}

export interface LaidOutLetter {
  readonly pages: readonly Page[];
}

/** A line of the flow: what stands in one row. */
export interface FlowLine {
  readonly pieces: readonly FlowPiece[];
  readonly role: Role;
  readonly paragraph: number;
  /** Must not be a page's last row. */
  readonly withNext?: true;
  /** Of a table: where its columns end, in cells, and how it stands in its row and table. */
  readonly table?: { readonly edges: readonly number[]; readonly opensRow: boolean; readonly head: boolean; readonly rowSize: number };
}

interface FlowPiece {
  readonly text: string;
  /** In cells from the text area's left edge. */
  readonly at: number;
  readonly face: Face;
  readonly size: number;
  /** Of the piece's own grid; the text area's unless said. */
  readonly cell?: number;
}
