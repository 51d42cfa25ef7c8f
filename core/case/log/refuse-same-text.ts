import { Refusal } from '#core/errors/refusal.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { isEndStage } from '#core/case/stages.ts';
import type { Cases } from './cases.ts';
import type { Content } from '#core/case/content.ts';
import { plainText, titleMark } from '#core/case/title-mark.ts';

interface SameTextDependencies {
  readonly cases: Pick<Cases, 'read'>;
  readonly reader: Pick<ViewReader, 'titles' | 'cases'>;
}

interface Written {
  readonly body: string;
  readonly authorId: string;
  /** The case about to be submitted: it is not its own double. */
  readonly proposalId: string;
  readonly content: Content;
}

/**
 * Nobody submits one text twice in a session while the first is under way: a committee would have two cases and two units to
 * answer. The author's own list is looked through, so of two sent at the same instant both go through (docs/adr/0007 says why).
 * @throws Refusal `SameTextError` {proposalId}: the one there is
 */
export async function refuseSameText(
  { cases, reader }: SameTextDependencies,
  { body, authorId, proposalId, content }: Written,
): Promise<void> {
  const mark = titleMark(content);
  const alike = (await reader.titles(body, authorId)).filter(({ titled = mark }) => titled === mark);
  const views = await reader.cases(
    body,
    alike.map((one) => one.proposalId),
  );
  for (const view of views.values()) {
    const isOther = view.id !== proposalId && view.authorId === authorId && titleMark(view) === mark;
    if (!isOther || view.stage === 'draft' || isEndStage(view.stage)) continue;
    const { state } = await cases.read(body, view.id);
    if (state !== undefined && !isEndStage(state.stage.name) && textOf(state.content) === textOf(content)) {
      throw new Refusal('SameTextError', { proposalId: view.id });
    }
  }
}

/** What it says, however it is set. */
function textOf({ title, matter, suggestions }: Content): string {
  return plainText([title, matter, ...suggestions].join(''));
}
