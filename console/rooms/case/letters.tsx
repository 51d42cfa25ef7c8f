import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Actions, CaseAnswer, Share } from '../../api/contract.ts';
import { useActions } from '../../api/reads.ts';
import { useTexts } from '../../parts/language.tsx';
import { LetterView } from '../letter/letter-view.tsx';
import { letterTexts } from '../letter/texts.ts';
import { ownPage } from '../own-page.ts';
import { caseTexts } from './texts.ts';

/** Letters of the case: those that were issued, with their pages and files, and the reader's own draft. */
export function Letters({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(letterTexts);
  const actions = useActions(found.id).data?.body.actions ?? [];
  const issued = found.assignments.filter(({ role, status }) => role === 'lead' && status === 'replied');
  const drafts = actions.flatMap((action) => draftOf(found, action));
  if (issued.length + drafts.length === 0) return null;
  return (
    <section aria-label={t.letter} className="card">
      <h2>{t.letter}</h2>
      <ul className="shares">
        {issued.map((share) => (
          <IssuedLetter key={share.id} id={found.id} share={share} />
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

function IssuedLetter({ id, share }: { readonly id: string; readonly share: Share }) {
  const t = useTexts(letterTexts);
  const [isOpen, setOpen] = useState(false);
  const number = share.replies.at(-1)?.letterNumber;
  return (
    <li>
      <p>
        <strong>{share.unit.name}</strong> <span className="tag">{t.issued}</span> {number}
      </p>
      <Button className="not-printed" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.hide : t.show}
      </Button>
      {isOpen && <LetterView path={`/v1/proposals/${id}/assignments/${share.id}/letter`} version={number ?? ''} />}
    </li>
  );
}

function Draft({ id, share }: { readonly id: string; readonly share: Share }) {
  const t = useTexts(letterTexts);
  const { write } = useTexts(caseTexts).letters;
  return (
    <li>
      <p>
        <strong>{share.unit.name}</strong> <span className="tag">{t.draft}</span>{' '}
        <Link to="/desk/reply/$id/$share" params={{ id, share: share.id }}>
          {write}
        </Link>
      </p>
    </li>
  );
}
