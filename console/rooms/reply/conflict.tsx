import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { compareParagraphs } from '#core/reply/compare-paragraphs.ts';
import type { Compared as Place } from '#core/reply/compare-paragraphs.ts';
import type { ReplyDraft } from '../../api/contract.ts';
import { Compared } from '../../parts/text/compared.tsx';
import { useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { fieldsOf, withFields } from './draft-text.ts';
import type { Fields, Paragraph } from './draft-text.ts';
import { replyTexts } from './texts.ts';
import type { DraftState } from './use-reply-draft.ts';

interface ConflictProps {
  readonly mine: ReplyDraft;
  readonly theirs: NonNullable<DraftState['theirs']>;
  readonly resolve: (draft: ReplyDraft) => void;
}

type Taken = 'mine' | 'theirs' | 'both';

/** Two wrote on from one version: both are shown place by place, and what comes of them is saved. */
export function Conflict({ mine, theirs, resolve }: ConflictProps) {
  const { conflict: t } = useTexts(replyTexts);
  const [taken, setTaken] = useState<ReadonlyMap<number, Taken>>(new Map());
  const places = compareParagraphs(theirs.draft.paragraphs, mine.paragraphs, keyOf);
  const by = usePersonName()(theirs.by);
  const names = { former: t.theirs(by), latter: t.mine };
  const finish = (pick: (place: Place<Paragraph>, index: number) => Paragraph[]): void => {
    const paragraphs = places.flatMap(pick);
    resolve(withFields({ paragraphs }, { ...given(fieldsOf(theirs.draft)), ...given(fieldsOf(mine)) }));
  };
  return (
    <section aria-label={t.title(by)} className="card">
      <Alert role="alert" type="warning" title={t.title(by)} description={t.what} />
      {places.map((place, index) =>
        place.is === 'same' ? (
          // oxlint-disable-next-line react/no-array-index-key
          <p key={index} className="soft letter">
            {place.after.text}
          </p>
        ) : (
          // A place is its number.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="place">
            <Compared former={'before' in place ? place.before.text : ''} latter={'after' in place ? place.after.text : ''} names={names} />
            <Radio.Group
              aria-label={t.place(index + 1)}
              value={taken.get(index) ?? usual(place)}
              onChange={({ target }) => setTaken(new Map(taken).set(index, takenOf(String(target.value))))}
              options={[
                { value: 'mine', label: t.takeMine },
                { value: 'theirs', label: t.takeTheirs },
                { value: 'both', label: t.takeBoth },
              ]}
            />
          </div>
        ),
      )}
      <p className="offers">
        <Button type="primary" onClick={() => finish((place, index) => pickOf(place, taken.get(index) ?? usual(place)))}>
          {t.merge}
        </Button>
        <Button onClick={() => finish((place) => pickOf(place, 'mine'))}>{t.allMine}</Button>
        <Button onClick={() => finish((place) => pickOf(place, 'theirs'))}>{t.allTheirs}</Button>
      </p>
    </section>
  );
}

/** What only one of them has is kept; of two wordings mine, until something else is said. */
function usual({ is }: Place<Paragraph>): Taken {
  return is === 'changed' ? 'mine' : 'both';
}

function takenOf(value: string): Taken {
  return value === 'mine' || value === 'theirs' ? value : 'both';
}

function pickOf(place: Place<Paragraph>, taken: Taken): Paragraph[] {
  switch (place.is) {
    case 'same':
      return [place.after];
    case 'changed':
      return [...(taken === 'mine' ? [] : [place.before]), ...(taken === 'theirs' ? [] : [place.after])];
    case 'removed':
      return taken === 'mine' ? [] : [place.before];
    case 'added':
      return taken === 'theirs' ? [] : [place.after];
  }
}

function keyOf({ level, text, picture = '' }: Paragraph): string {
  return `${level} ${text}${picture}`;
}

/** Those that are filled in. */
function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
