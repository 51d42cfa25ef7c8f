import { Button } from 'antd';
import { useState } from 'react';
import { useFiles } from '../../../api/reads.ts';
import type { CaseAnswer } from '../../../api/contract.ts';
import { useReader } from '../../../frame/reader.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { FilesTold } from './files-told.tsx';
import { filesTexts } from './texts.ts';

/** Those who ever add files; whether there is a place for one now is asked when somebody wants to. */
const bringing: readonly string[] = ['member', 'committee-clerk', 'committee-head', 'unit-clerk', 'unit-leader'];

/** Files of a case. Where there are none, nothing is asked until somebody wants to attach one. */
export function Files({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(filesTexts);
  const { me } = useReader();
  const [isAsked, setAsked] = useState(false);
  const isOpen = found.hasFiles === true || isAsked;
  const mayBring = found.commands.length > 0 && me.roles.some((role) => bringing.includes(role));
  if (!isOpen && !mayBring) return null;
  return (
    <section aria-label={t.title} className="card">
      <h2>{t.title}</h2>
      {isOpen ? <Opened found={found} /> : <Button onClick={() => setAsked(true)}>{t.show}</Button>}
    </section>
  );
}

function Opened({ found }: { readonly found: CaseAnswer }) {
  return <Answered query={useFiles(found.id)}>{(answer) => <FilesTold found={found} answer={answer} />}</Answered>;
}
