import { Button } from 'antd';
import { useState } from 'react';
import { compareParagraphs } from '#core/reply/compare-paragraphs.ts';
import { numbersOf, plainTextOf } from '#core/reply/paragraph.ts';
import type { ReplyDraft, ReplyDraftAnswer, ReplyVersion } from '../../api/contract.ts';
import { useApi } from '../../api/use-api.ts';
import { Answered } from '../../parts/answered.tsx';
import { Compared } from '../../parts/text/compared.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { replyTexts } from './texts.ts';

interface VersionsProps {
  readonly path: string;
  readonly answer: ReplyDraftAnswer;
  readonly draft: ReplyDraft;
  /** Undefined where nothing can be written any more. */
  readonly restore: ((draft: ReplyDraft) => void) | undefined;
}

/** What was saved before, each to be compared with the present one and to go back to. */
export function Versions({ path, answer, draft, restore }: VersionsProps) {
  const t = useTexts(replyTexts);
  const { language } = useLanguage();
  const personName = usePersonName();
  const [open, setOpen] = useState<number>();
  if (answer.versions.length === 0) return null;
  return (
    <section aria-label={t.versions} className="card">
      <details>
        <summary>{t.versions}</summary>
        <ul className="versions">
          {answer.versions.map(({ version, at, by }) => (
            <li key={version}>
              {t.version(instantText(at, language), personName(by))}{' '}
              <Button size="small" aria-expanded={open === version} onClick={() => setOpen(open === version ? undefined : version)}>
                {t.compare}
              </Button>
              {open === version && <OneVersion path={`${path}/${version}`} draft={draft} restore={restore} />}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function OneVersion({ path, draft, restore }: Pick<VersionsProps, 'path' | 'draft' | 'restore'>) {
  const personName = usePersonName();
  const t = useTexts(replyTexts);
  const { language } = useLanguage();
  return (
    <Answered query={useApi<ReplyVersion>(path)}>
      {({ draft: before, at, by }) => {
        const places = compareParagraphs(linesOf(before), linesOf(draft), (line) => line).filter(({ is }) => is !== 'same');
        const names = { former: t.version(instantText(at, language), personName(by)), latter: t.now };
        return (
          <>
            <p role="status">{places.length === 0 ? t.noDifference : t.differences(places.length)}</p>
            {places.map((place, index) => (
              // A difference is its place.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index}>
                <span className="tag">{place.is === 'added' ? t.addedHere : place.is === 'removed' ? t.removedHere : t.changedHere}</span>
                <Compared former={'before' in place ? place.before : ''} latter={'after' in place ? place.after : ''} names={names} />
              </div>
            ))}
            {restore !== undefined && places.length > 0 && <Button onClick={() => restore(before)}>{t.restore}</Button>}
          </>
        );
      }}
    </Answered>
  );
}

function linesOf({ paragraphs }: ReplyDraft): string[] {
  const numbers = numbersOf(paragraphs);
  return paragraphs.map((one, index) => `${numbers[index] ?? ''}${plainTextOf(one)}`);
}
