/** Something of a share that is being written, and may have files. */
export interface WritingPlace {
  readonly to: 'letter' | 'opinion';
  readonly assignmentId: string;
}

/** An opinion may bring files; its form is made from its schema like any other, and the files go a way of their own. */
export function filePlaceOf(command: string, assignmentId: string | undefined): WritingPlace | undefined {
  return command === 'give-opinion' && assignmentId !== undefined ? { to: 'opinion', assignmentId } : undefined;
}
