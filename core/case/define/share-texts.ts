import type { MailFacts } from './telling-text.ts';

/** What a unit that has a share owes, and by when: its signature first. */
export const toDo = (facts: MailFacts): string =>
  facts.signBy === '' ? `请于${facts.by}${asked(facts)}。` : `请于${facts.signBy}签收，于${facts.by}${asked(facts)}。`;

/** What the share asks for. */
export const asked = ({ clockKind }: MailFacts): string => (clockKind === 'opinion' ? '向主办单位提出会办意见' : '答复委员');

export const toDoEn = (facts: MailFacts): string =>
  facts.signBy === '' ? `Please ${askedEn(facts)} ${facts.by}.` : `Please sign for it ${facts.signBy}, and ${askedEn(facts)} ${facts.by}.`;

/** What the unit is in the case. */
export const roleEn = ({ clockKind }: MailFacts): string => (clockKind === 'opinion' ? 'a co-handler' : 'the lead');

const askedEn = ({ clockKind }: MailFacts): string => (clockKind === 'opinion' ? 'give the lead your opinion' : 'reply to the member');
