import type { Choice } from '#core/case/define/define-command.ts';
import { reasonTerm } from '#core/policy/decline-reason.ts';
import type { Policy } from '#core/policy/policy.ts';

/** What the form offers: with their clauses only where they rest on different ones, since one that is the same for all tells nothing apart. */
export function reasonChoices({ declineReasons }: Pick<Policy, 'declineReasons'>): Choice[] {
  const clauses = new Set(declineReasons.map(({ clause }) => clause?.zh));
  return declineReasons.map((reason) => ({
    value: reason.code,
    label: clauses.size > 1 ? reasonTerm(reason) : { zh: reason.zh, en: reason.en },
  }));
}
