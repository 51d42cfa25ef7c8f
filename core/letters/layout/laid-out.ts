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
  | 'caption'
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
  /** Of a table's cell: where it stands in it. A head that is repeated on a further page is none of the table's own. */
  readonly inTable?: { readonly table: number; readonly row: number; readonly column: number; readonly isAgain: boolean };
}

/** A picture at its place, by the hash of its content. */
export interface PlacedPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
  readonly caption: string;
  /** Its bytes are not at hand, or cannot be printed: an empty frame stands for it. */
  readonly isMissing: boolean;
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
  readonly pictures: readonly PlacedPicture[];
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
  readonly table?: {
    readonly id: number;
    readonly row: number;
    readonly edges: readonly number[];
    readonly opensRow: boolean;
    readonly head: boolean;
    readonly rowSize: number;
    /** The head once more, on a further page. */
    readonly again?: true;
  };
  /** Rows from here on that stand on one page, or 0 within them: of a picture with its caption. */
  readonly together?: number;
  /** Stands in this row and those below it. */
  readonly picture?: Pick<PlacedPicture, 'width' | 'height' | 'sha256' | 'caption' | 'isMissing'>;
}

interface FlowPiece {
  readonly text: string;
  /** In cells from the text area's left edge. */
  readonly at: number;
  readonly face: Face;
  readonly size: number;
  /** Of the piece's own grid; the text area's unless said. */
  readonly cell?: number;
  /** Of a table. */
  readonly column?: number;
}
