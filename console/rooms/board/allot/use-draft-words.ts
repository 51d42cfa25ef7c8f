import { dayText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { isUndrafted } from '../shared/draft-line.ts';
import type { Draft, Due } from '../shared/draft-line.ts';
import { boardTexts } from '../texts.ts';

export interface DraftWords {
  readonly dueText: (due: Due | undefined) => string;
  /** Who gets it, in one line. */
  readonly draftText: (draft: Draft, nameOf: (id: string) => string) => string;
}

/** What a line says, in the reader's words. */
export function useDraftWords(): DraftWords {
  const t = useTexts(boardTexts);
  const { language } = useLanguage();
  const dueText = (due: Due | undefined): string => {
    if (due === undefined) return t.panel.byRules;
    return 'on' in due ? t.panel.dueOn(dayText(due.on, language)) : t.panel.dueAfter(due.amount, t.panel.spans[due.unit]);
  };
  return {
    dueText,
    draftText: (draft, nameOf) => {
      if (isUndrafted(draft)) return t.conflicts.nothing;
      const named = ({ unitId, due }: Draft['coHandlers'][number]): string =>
        due === undefined ? nameOf(unitId) : `${nameOf(unitId)} (${dueText(due)})`;
      const { lead, coHandlers } = draft;
      return [
        ...(lead === undefined ? [] : [t.list.leads(named(lead))]),
        ...(coHandlers.length === 0 ? [] : [t.list.coHandles(coHandlers.map(named).join('、'))]),
      ].join(' · ');
    },
  };
}
