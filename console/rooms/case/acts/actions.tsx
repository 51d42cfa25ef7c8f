import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Action, Actions as ActionsAnswer, CaseAnswer, PossibleAction } from '../../../api/contract.ts';
import { useReader } from '../../../frame/reader.tsx';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { ActionDrawer } from './action-drawer.tsx';
import { justGiven } from '../../just-given.ts';
import { ownPage } from '../../own-page.ts';
import { KeptText } from './kept-text.tsx';
import { caseTexts } from '../texts.ts';

interface ActionsProps {
  readonly found: CaseAnswer;
  readonly answer: ActionsAnswer;
  /** Hears the name of what was given. */
  readonly onDone: (name: string) => void;
}

/**
 * What the reader may do now, what answers her clock first, and on demand what not and why. Every action is drawn from what the API says
 * of it: the desk knows none by name. The open form is part of the address, so that it is there again after signing in anew.
 */
export function Actions({ found, answer, onDone }: ActionsProps) {
  const t = useTexts(caseTexts);
  const say = useSay();
  const nameOf = useActionName(found);
  const navigate = useNavigate();
  const { act, for: target } = getRouteApi('/frame/cases/$id').useSearch();
  const [done, setDone] = useState<PossibleAction>();
  const [isGiven, setGiven] = useState(() => justGiven.take(found.id));
  const possible = answer.actions.filter((action) => action.possible);
  const impossible = answer.actions.filter((action) => !action.possible);
  const chosen = possible.find(({ command, assignmentId }) => command === act && assignmentId === target);
  // One reason is told once for all assignments.
  const barred = impossible.find(({ command, assignmentId }) => command === act && (assignmentId === target || target !== undefined));
  const open = (action: PossibleAction | undefined): void => {
    const page = action === undefined ? undefined : ownPage(found.id, action);
    if (page !== undefined) return void navigate(page);
    const search =
      action === undefined ? {} : { act: action.command, ...(action.assignmentId === undefined ? {} : { for: action.assignmentId }) };
    void navigate({ to: '/cases/$id', params: { id: found.id }, search, replace: true });
  };
  return (
    <section aria-label={t.actions} className="card actions">
      <h2>{t.actions}</h2>
      {isGiven && <DoneNote found={found} what={t.given} close={() => setGiven(false)} />}
      {done !== undefined && <DoneNote found={found} what={t.done(nameOf(done))} close={() => setDone(undefined)} />}
      {act !== undefined && chosen === undefined && (
        <>
          <Alert role="alert" type="warning" title={t.gone.title} description={barred === undefined ? t.gone.todo : say(barred.why)} />
          <KeptText key={`${act} ${target ?? ''}`} thing={`${found.id} ${act} ${target ?? ''}`} />
        </>
      )}
      {possible.length === 0 && <p>{t.nothingToDo}</p>}
      <ul className="buttons">
        {possible.map((action, index) => (
          <li key={`${action.command} ${action.assignmentId ?? ''}`}>
            <Button type={index === 0 && isMain(action, found) ? 'primary' : 'default'} onClick={() => open(action)}>
              {nameOf(action)}
            </Button>
          </li>
        ))}
      </ul>
      {possible.map((action) =>
        action.lacks === undefined ? null : (
          <p key={`${action.command} ${action.assignmentId ?? ''}`}>{t.lacks(nameOf(action), say(action.lacks))}</p>
        ),
      )}
      <NotNow actions={impossible} nameOf={nameOf} />
      <ActionDrawer
        found={found}
        version={answer.version}
        action={chosen}
        nameOf={nameOf}
        close={() => open(undefined)}
        onDone={(action) => {
          setDone(action);
          onDone(nameOf(action));
          open(undefined);
        }}
      />
    </section>
  );
}

/** Whether it is what one comes for: it answers a clock of the reader's, or no clock runs at all, as on a draft. */
function isMain({ answers }: PossibleAction, { tasks }: CaseAnswer): boolean {
  return answers.length > 0 || tasks.length === 0;
}

/** An action by its name, and by whose share it is about where several units have one and it is not the reader's own. */
function useActionName(found: CaseAnswer): (action: Action) => string {
  const unitName = useUnitName();
  const t = useTexts(caseTexts);
  const say = useSay();
  const { me } = useReader();
  return ({ name, assignmentId }) => {
    const unit = found.assignments.find(({ id }) => id === assignmentId)?.unit;
    const isPlain = unit === undefined || unit.id === me.unit?.id || found.assignments.length === 1;
    return isPlain ? say(name) : t.forUnit(say(name), unitName(unit));
  };
}

function DoneNote({ found, what, close }: { readonly found: CaseAnswer; readonly what: string; readonly close: () => void }) {
  const t = useTexts(caseTexts);
  const say = useSay();
  return (
    <Alert
      role="status"
      type="success"
      title={what}
      description={t.doneStage(say(found.stageName))}
      closable={{ closeIcon: true, onClose: close }}
    />
  );
}

function NotNow({ actions, nameOf }: { readonly actions: readonly Action[]; readonly nameOf: (action: Action) => string }) {
  const t = useTexts(caseTexts);
  const say = useSay();
  if (actions.length === 0) return null;
  return (
    <details>
      <summary>{t.notNow(actions.length)}</summary>
      <dl className="not-now">
        {actions.map((action) => (
          <div key={`${action.command} ${action.assignmentId ?? ''}`}>
            <dt>{nameOf(action)}</dt>
            <dd>{action.possible ? '' : say(action.why)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
