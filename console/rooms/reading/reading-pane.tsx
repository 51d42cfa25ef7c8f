import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCase, useHistory } from '../../api/reads.ts';
import type { CaseAnswer, History, PossibleAction } from '../../api/contract.ts';
import { Answered } from '../../parts/answered.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { useUnitName } from '../../parts/unit-names.ts';
import { texts } from '../../texts.ts';
import { ActionForm } from '../case/acts/action-form.tsx';
import { CaseText } from '../case/wording/case-text.tsx';
import { caseTexts } from '../case/texts.ts';
import { wordingsIn } from '../case/wording/wording.ts';
import { Wordings } from '../case/wording/wordings.tsx';
import { readingTexts } from './texts.ts';
import { useActionNames } from './use-action-names.ts';

interface ReadingPaneProps {
  readonly id: string;
  readonly version: number;
  readonly possible: readonly PossibleAction[];
  readonly opened: PossibleAction | undefined;
  readonly open: (action: PossibleAction | undefined) => void;
  readonly onDone: (found: CaseAnswer, action: PossibleAction) => void;
}

/** A case beside its list: what may be done with it, and its text; as it was submitted and as it was amended, side by side. */
export function ReadingPane(props: ReadingPaneProps) {
  const query = useCase(props.id);
  return <Answered query={query}>{(found) => <OpenPane {...props} found={found} />}</Answered>;
}

function OpenPane({ found, version, possible, opened, open, onDone }: ReadingPaneProps & { readonly found: CaseAnswer }) {
  const t = useTexts(readingTexts);
  const { unnumbered, number } = useTexts(texts);
  const say = useSay();
  const nameOf = useActionNames(found);
  const personName = usePersonName();
  const history = useHistory(found.id);
  const [isBusy, setBusy] = useState(false);
  return (
    <>
      <p className="case-number">
        {found.caseNumber === undefined ? unnumbered : number(found.caseNumber)} · {say(found.stageName)} · {personName(found.author)}
      </p>
      <h2>{found.title}</h2>
      <Returns found={found} />
      <section aria-label={t.actions}>
        {possible.length === 0 && <p>{t.nothingToDo}</p>}
        <ul className="buttons">
          {possible.map((action, index) => (
            <li key={`${action.command} ${action.assignmentId ?? ''}`}>
              <Button type={action === opened ? 'primary' : 'default'} disabled={isBusy} onClick={() => open(action)}>
                {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>} {nameOf(action)}
              </Button>
            </li>
          ))}
          <li>
            <Link to="/cases/$id" params={{ id: found.id }}>
              {t.openCase}
            </Link>
          </li>
        </ul>
        {opened !== undefined && (
          <Focused key={`${opened.command} ${opened.assignmentId ?? ''}`} label={nameOf(opened)}>
            <ActionForm
              found={found}
              version={version}
              action={opened}
              name={nameOf(opened)}
              close={() => open(undefined)}
              onBusy={setBusy}
              onDone={() => onDone(found, opened)}
            />
          </Focused>
        )}
      </section>
      <Answered query={history}>{({ commits }) => <Text found={found} commits={commits} />}</Answered>
    </>
  );
}

/** What somebody opened by a key is where the next key goes. */
function Focused({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    area.current?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), button[type=submit]')?.focus();
  }, []);
  return (
    <div ref={area} className="reading-form" role="group" aria-label={label}>
      {children}
    </div>
  );
}

function Text({ found, commits }: { readonly found: CaseAnswer; readonly commits: History['commits'] }) {
  const t = useTexts(caseTexts);
  const wordings = wordingsIn(commits);
  const [submitted] = wordings;
  if (submitted === undefined || wordings.length < 2) return <CaseText content={found.content} commits={commits} />;
  return (
    <section aria-label={t.content} className="card">
      <h2>{t.content}</h2>
      <p className="soft">{t.wordings.amended(wordings.length - 1)}</p>
      <Wordings former={submitted} latter={found.content} names={t.wordings} />
    </section>
  );
}

/** What units ask to give back, and why: what is to be decided about them. */
function Returns({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(readingTexts);
  const unitName = useUnitName();
  const asked = found.assignments.filter(({ returnRequest }) => returnRequest !== undefined);
  if (asked.length === 0) return null;
  return (
    <section aria-label={t.returned} className="consequences">
      <h3>{t.returned}</h3>
      {asked.map(({ id, unit, returnRequest }) => (
        <div key={id}>
          <p>{t.returnAsked(unitName(unit), returnRequest === undefined ? '' : unitName(returnRequest.suggestedUnit))}</p>
          <p className="letter">{t.returnReason(returnRequest?.reason ?? '')}</p>
        </div>
      ))}
    </section>
  );
}
