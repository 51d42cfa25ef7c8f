import type { Term } from '#core/contracts/term.ts';
import type { verdicts } from './allocation-log.ts';

/** What a unit thinks of a line; `waiting` while it may still say so, `silent` once its silence counts as "fits". */
export const verdictTerms: Readonly<Record<(typeof verdicts)[number] | 'waiting' | 'silent', Term>> = {
  fits: { zh: '同意承办', en: 'fits' },
  'not-ours': { zh: '不属本单位职责', en: 'not ours' },
  'needs-co-handlers': { zh: '需要会办单位', en: 'needs co-handlers' },
  waiting: { zh: '待反馈', en: 'not said yet' },
  silent: { zh: '逾期未反馈，视为同意', en: 'said nothing: counts as "fits"' },
};
