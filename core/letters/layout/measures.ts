/** GB/T 9704-2012 in millimetres, from the page's upper left corner. */
export const mmPerPoint = 25.4 / 72;

export const paper = { width: 210, height: 297 } as const;
/** 版心: 天头 37, 订口 28, 156 × 225. */
export const textArea = { left: 28, top: 37, width: 156, height: 225 } as const;
export const [rowsPerPage, cellsPerRow] = [22, 28] as const;
/** 28 signs of 16 pt are 158 mm: the grid sets them 0.05 mm closer than they are wide. */
export const cell = textArea.width / cellsPerRow;
export const rowHeight = textArea.height / rowsPerPage;

/** 3号, 2号, 4号. */
export const size = { body: 16, title: 22, small: 14, code: 9 } as const;

/** Of the file form. */
export const fileForm = {
  /** Upper edge of the red head below the text area's upper edge. */
  headBelowTextTop: 35,
  largestHead: 52,
  ruleBelowNumber: 4,
  ruleThickness: 0.75,
  /** Rows that stay empty below the red rule, before the title. */
  rowsBeforeTitle: 2,
} as const;

/** Of the letter form. */
export const letterForm = {
  headTop: 30,
  largestHead: 48,
  ruleBelowHead: 4,
  ruleWidth: 170,
  lowerRuleAboveBottom: 20,
  thick: 1,
  thin: 0.35,
  gap: 0.5,
  /** 7/8 of the height of a 3号 sign. */
  numberBelowRule: (7 / 8) * size.body * mmPerPoint,
} as const;

/** 版记: rules 0.35 mm, between them 0.25 mm. */
export const imprint = { row: 7.5, outerRule: 0.35, innerRule: 0.25 } as const;

/** The page number's dash below the text area's lower edge. */
export const pageNumberBelow = 7;

/** The check code and its square below the text area, opposite the page number. */
export const codeSquare = { side: 13, below: 1.2 } as const;

/** The base line of the mark that a page is of a draft. */
export const draftAbove = 22;

/** A sign's box hangs so far above its base line, in shares of its size. */
export const ascent = 0.88;

/** The base line of signs whose boxes stand in the middle of a space. */
export function baselineIn(top: number, height: number, points: number): number {
  const box = points * mmPerPoint;
  return top + (height - box) / 2 + ascent * box;
}
