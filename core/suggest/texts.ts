import type { Term } from '#core/contracts/term.ts';
import type { FormerCase, Outcome } from './former-case.ts';

/** What came of a former case, in a few words. */
export function outcomeTerm({ returned, answered, judged }: Outcome): Term {
  const parts: Term[] = [
    ...(returned ? [{ zh: '曾退办或改办', en: 'given back or reassigned once' }] : []),
    answered === undefined
      ? { zh: '尚在办理', en: 'still being handled' }
      : answered === 'in-time'
        ? { zh: '按期答复', en: 'answered in time' }
        : { zh: '逾期答复', en: 'answered late' },
    ...(judged === undefined ? [] : [judgements[judged]]),
  ];
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

const judgements: Readonly<Record<NonNullable<Outcome['judged']>, Term>> = {
  satisfied: { zh: '委员满意', en: 'the member was satisfied' },
  basically: { zh: '委员基本满意', en: 'the member was basically satisfied' },
  not: { zh: '委员不满意', en: 'the member was not satisfied' },
};

interface Reasons {
  readonly words: readonly string[];
  readonly likeCases: readonly { readonly found: Pick<FormerCase, 'caseNumber'> }[];
  readonly inHand: number;
  readonly capacity?: number;
}

/** Why a unit is suggested, as one sentence. */
export function reasonTerm({ words, likeCases, inHand, capacity }: Reasons): Term {
  const numbers = likeCases.map(({ found }) => found.caseNumber);
  const full = capacity !== undefined && inHand >= capacity;
  const zh = [
    ...(words.length === 0 ? [] : [`提案涉及该单位职责“${words.join('”“')}”`]),
    ...(numbers.length === 0 ? [] : [`该单位办理过相近提案${numbers.map((number) => `第${number}号`).join('、')}`]),
    ...(words.length + numbers.length === 0 ? ['用语与该单位职责或以往提案相近'] : []),
    `在办${inHand}件${capacity === undefined ? '' : `（可承办${capacity}件${full ? '，已满' : ''}）`}`,
  ];
  const en = [
    ...(words.length === 0 ? [] : [`the proposal has words of its duties: ${words.join(', ')}`]),
    ...(numbers.length === 0 ? [] : [`it handled similar proposals: ${numbers.map((number) => `No. ${number}`).join(', ')}`]),
    ...(words.length + numbers.length === 0 ? ['its wording is close to the duties or the former proposals of the unit'] : []),
    `${inHand} in hand${capacity === undefined ? '' : ` of ${capacity}${full ? ', full' : ''}`}`,
  ];
  return { zh: zh.join('；'), en: en.join('; ') };
}
