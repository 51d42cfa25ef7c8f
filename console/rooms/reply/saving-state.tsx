import { Button } from 'antd';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { replyTexts } from './texts.ts';
import type { DraftState } from './use-reply-draft.ts';

/** Whether what is written is safe, and since when. */
export function SavingState({ state: { saving, last, saveNow } }: { readonly state: DraftState }) {
  const t = useTexts(replyTexts);
  const { language } = useLanguage();
  const isSaved = saving === 'saved';
  const personName = usePersonName();
  const saved = last === undefined ? t.notSavedYet : t.saved(instantText(last.at, language), personName(last.by));
  return (
    <p className="saving-state">
      <span role="status">{isSaved ? saved : t[saving]}</span>
      {(saving === 'writing' || saving === 'failed') && (
        <Button size="small" onClick={() => void saveNow()}>
          {t.saveNow}
        </Button>
      )}
      <span className="soft">{t.shared}</span>
    </p>
  );
}
