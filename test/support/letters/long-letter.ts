import type { LetterBlock } from '#core/letters/letter.ts';
import type { LetterFacts } from '#core/letters/compose-letter.ts';
import { letterFacts } from './letter-facts.ts';

/** Twenty-six signs of full width behind the indent fill a row, twenty-eight the next ones. */
const sentence = '云澜区各街道会同有关单位逐户走访听取意见整理台账并按轻重缓急分批安排改造项目，';

/** A letter whose body has so many paragraphs of four rows. */
export function longFacts(form: LetterFacts['form'], paragraphs: number): LetterFacts {
  const text: LetterBlock = { level: 0, text: `${sentence.repeat(2)}全年完成二十家。` };
  return {
    ...letterFacts,
    form,
    answers: [{ suggestion: '设立改造资金的建议', paragraphs: Array.from({ length: paragraphs }, () => text), promises: [] }],
  };
}
