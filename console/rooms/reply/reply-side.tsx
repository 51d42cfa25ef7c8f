import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../parts/language.tsx';
import { LetterView } from '../letter/letter-view.tsx';
import { letterTexts } from '../letter/texts.ts';
import { fieldOfReply } from './go-to-field.ts';
import type { DraftState } from './use-reply-draft.ts';

interface ReplySideProps {
  readonly path: string;
  readonly state: DraftState;
  readonly children: ReactNode;
}

/** Beside the text: the proposal it answers, or the letter's pages as they will print. */
export function ReplySide({ path, state, children }: ReplySideProps) {
  const t = useTexts(letterTexts);
  const [isPages, setPages] = useState(false);
  return (
    <div className="reply-side">
      <Radio.Group
        aria-label={t.side}
        value={isPages ? 'pages' : 'proposal'}
        onChange={({ target }) => {
          setPages(target.value === 'pages');
          if (state.saving === 'writing') void state.saveNow();
        }}
        optionType="button"
        options={[
          { value: 'proposal', label: t.sides.proposal },
          { value: 'pages', label: t.sides.pages },
        ]}
      />
      {isPages ? (
        <section className="card reply-beside" aria-label={t.letter}>
          <h2>{t.letter}</h2>
          <LetterView path={path} version={state.last?.at ?? ''} goTo={fieldOfReply} />
        </section>
      ) : (
        children
      )}
    </div>
  );
}
