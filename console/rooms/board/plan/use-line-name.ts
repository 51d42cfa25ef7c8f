import { useTexts } from '../../../parts/language.tsx';
import { texts } from '../../../texts.ts';
import type { PlanLine } from '../contract.ts';
import { boardTexts } from '../texts.ts';

/** What a line of a plan is called: its case's number and title; of plans that know neither, its number in the plan. */
export function useLineName(): (line: PlanLine) => string {
  const { number } = useTexts(texts);
  const { line: numbered } = useTexts(boardTexts).plan;
  return ({ line, caseNumber, title }) => {
    const words = [...(caseNumber === undefined ? [] : [number(caseNumber)]), ...(title === undefined ? [] : [title])];
    return words.length === 0 ? numbered(line) : words.join(' ');
  };
}
