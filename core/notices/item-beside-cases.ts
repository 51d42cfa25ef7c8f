import { saidOf } from '#core/case/define/telling-text.ts';
import type { MailFacts } from '#core/case/define/telling-text.ts';
import type { Term } from '#core/contracts/term.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { mailText } from '#core/notices/render/mail-texts.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';

const nothing: Term = { zh: '', en: '' };

/** Facts of a telling that is about no case: what it does not have is empty. */
export const factsBesideCases: MailFacts = {
  number: nothing,
  title: '',
  clock: nothing,
  dueOn: '',
  by: '',
  signBy: '',
  daysLeft: 0,
  daysLate: 0,
  unit: '',
  unitEn: '',
  detail: '',
  reason: '',
  outcome: nothing,
  author: nothing,
  reader: 'other',
  instead: nothing,
  isSignedFor: false,
};

/** What a mail tells of something that is no case, an endpoint or the directory: there is no unit to name and nothing to open. */
export function itemBesideCases(
  { kind, ...about }: Pick<MailItem, 'proposalId' | 'notices'> & { readonly kind: MailKind },
  changes: Partial<MailFacts>,
): MailItem {
  const { tag, tail, zh, en } = mailText(kind);
  const facts = { ...factsBesideCases, ...changes };
  return {
    ...about,
    kind,
    number: facts.number,
    title: facts.title,
    unit: nothing,
    sentence: { zh: zh(facts), en: en(facts) },
    tag: saidOf(tag, facts),
    tail: tail(facts),
    link: '',
  };
}
