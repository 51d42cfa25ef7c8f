import { describe, expect, it } from 'vitest';
import type { AttachedFile } from '#core/case/attached-file.ts';
import { bytesLeft, checkBringing } from '#core/steps/attachments/commands.ts';
import { largestFile, mostBytes, mostFiles } from '#core/steps/attachments/file-rules.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn } from '#test/support/case-in.ts';
import { Refusal } from '#core/errors/refusal.ts';

const { people } = aDirectory();
const clerk = people.get('cao');
if (clerk === undefined) throw new Error('the directory has no committee clerk');
const state = caseIn('in-review').proposal;

const files = (count: number, size: number): AttachedFile[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `f${n}`,
    to: 'proposal',
    name: `${n}.pdf`,
    size,
    kind: 'pdf',
    sha256: String(n),
    scan: 'none',
    attachedAt: '2026-03-20T02:00:00.000Z',
    attachedBy: 'cao',
  }));
/** The refusal it ends in, if it does. */
function attempt(act: () => unknown): Refusal | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
const bring = (found: AttachedFile[], size: number) =>
  attempt(() => checkBringing(clerk, { ...state, files: found }, { to: 'proposal' }, { name: 'a.pdf', size }));

describe('the room that a case has for files', () => {
  it('is 100 MB of what was not removed', () => {
    expect(bring(files(4, largestFile), largestFile)).toBeUndefined();
    expect(bring(files(5, largestFile), 1)).toMatchObject({ name: 'CaseFilesFullError', facts: { limit: 100, left: 0 } });
    const removed = { at: '2026-03-21T02:00:00.000Z', by: 'cao', reason: '误传' };
    const oneGone = files(5, largestFile).map((file, n) => (n === 0 ? { ...file, removed } : file));
    expect(bring(oneGone, largestFile)).toBeUndefined();
    expect(bytesLeft({ ...state, files: oneGone })).toBe(mostBytes - 4 * largestFile);
  });

  it('is 20 MB for each of them', () => {
    expect(bring([], largestFile)).toBeUndefined();
    expect(bring([], largestFile + 1)).toMatchObject({ name: 'FileTooLargeError', facts: { limit: 20 } });
  });

  it('ends with so many, removed ones counted', () => {
    expect(bring(files(mostFiles, 1), 1)).toMatchObject({ name: 'TooManyFilesError' });
  });
});
