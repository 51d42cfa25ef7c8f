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

/** What may be done with an allocation, by the command's name in the path. */
export const allocationCommandTerms: Readonly<Record<string, Term>> = {
  'set-lines': { zh: '填写或修改各行', en: 'Set lines' },
  'remove-lines': { zh: '删去若干行', en: 'Take lines out' },
  'ask-comments': { zh: '征求单位意见', en: 'Ask units for comments' },
  comment: { zh: '反馈意见', en: 'Comment on a line' },
  discard: { zh: '作废', en: 'Discard it' },
};
