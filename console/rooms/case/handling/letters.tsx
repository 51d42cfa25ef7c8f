import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Actions, CaseAnswer, LetterList, Share } from '../../../api/contract.ts';
import { useActions, useLetters } from '../../../api/reads.ts';
import { dayText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { LetterView } from '../../letter/letter-view.tsx';
import { letterTexts } from '../../letter/texts.ts';
import { ownPage } from '../../own-page.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { caseTexts } from '../texts.ts';

/** Letters of the case: those that were issued, with their pages and files, and the reader's own draft. */
export function Letters({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(letterTexts);
  const actions = useActions(found.id).data?.body.actions ?? [];
  const issued = useLetters(found.id).data?.body.letters ?? [];
  const drafts = actions.flatMap((action) => draftOf(found, action));
  if (issued.length + drafts.length === 0) return null;
  return (
    <section aria-label={t.letter} className="card">
      <h2>{t.letter}</h2>
      <ul className="shares">
        {issued.map((letter) => (
          <IssuedLetter key={letter.number} id={found.id} letter={letter} />
        ))}
        {drafts.map((share) => (
          <Draft key={share.id} id={found.id} share={share} />
        ))}
      </ul>
    </section>
  );
}

function draftOf(found: CaseAnswer, { command, assignmentId }: Actions['actions'][number]): Share[] {
  const page = ownPage(found.id, { command, ...(assignmentId === undefined ? {} : { assignmentId }) });
  if (page?.to !== '/desk/reply/$id/$share') return [];
  return found.assignments.filter(({ id, status }) => id === page.params.share && status !== 'replied');
}

function IssuedLetter({ id, letter }: { readonly id: string; readonly letter: LetterList['letters'][number] }) {
  const unitName = useUnitName();
  const t = useTexts(letterTexts);
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const { language } = useLanguage();
  const { assignmentId, unit, kindName, number, corrects, correctedBy, checkCode, published } = letter;
  return (
    <li>
      <p>
        <strong>{unitName(unit)}</strong> <span className="tag">{say(kindName)}</span> {number}
        {corrects !== undefined && <span className="soft"> {t.corrects(corrects)}</span>}
        {correctedBy !== undefined && <strong> {t.correctedBy(correctedBy.number, dayText(correctedBy.on, language))}</strong>}
      </p>
      {published !== undefined && (
        <p className="soft">
          {published.until === undefined
            ? t.published(dayText(published.on, language))
            : t.unpublished(dayText(published.on, language), dayText(published.until, language))}
          {published.until === undefined && (
            <a className="not-printed" href={`/published/${checkCode ?? ''}`} target="_blank" rel="noreferrer">
              {` ${t.publicPage}`}
            </a>
          )}
        </p>
      )}
      <Button className="not-printed" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.hide : t.show}
      </Button>
      {isOpen && <LetterView path={`/v1/proposals/${id}/assignments/${assignmentId}/letter`} number={number} version={number} />}
    </li>
  );
}

function Draft({ id, share }: { readonly id: string; readonly share: Share }) {
  const unitName = useUnitName();
  const t = useTexts(letterTexts);
  const { write } = useTexts(caseTexts).letters;
  return (
    <li>
      <p>
        <strong>{unitName(share.unit)}</strong> <span className="tag">{t.draft}</span>{' '}
        <Link to="/desk/reply/$id/$share" params={{ id, share: share.id }}>
          {write}
        </Link>
      </p>
    </li>
  );
}
