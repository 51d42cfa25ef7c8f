import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Action, CaseLine, PossibleAction } from '../../api/contract.ts';
import { isEmptyForm } from '../../parts/form/field.ts';
import { readForm } from '../../parts/form/read-form.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Consequences } from '../case/acts/consequences.tsx';
import { readingTexts } from './texts.ts';
import { useBulk } from './use-bulk.ts';

interface BulkProps {
  readonly lines: readonly CaseLine[];
  /** What may be done with the case that is open. */
  readonly possible: readonly PossibleAction[];
  readonly nameOf: (action: Action) => string;
  readonly clear: () => void;
}

/**
 * The same for several cases: offered for actions that ask for nothing, whatever they are called. Each case gets a command of its own
 * with its own outcome; one that changed since it was listed is left out and named.
 */
export function Bulk({ lines, possible, nameOf, clear }: BulkProps) {
  const t = useTexts(readingTexts).bulk;
  const [wanted, setWanted] = useState<PossibleAction>();
  const plain = possible.filter(({ form, assignmentId }) => assignmentId === undefined && isEmptyForm(readForm(form)));
  return (
    <section aria-label={t.title} className="bulk">
      <strong>{t.selected(lines.length)}</strong>
      {plain.map((action) => (
        <Button key={action.command} type="primary" onClick={() => setWanted(action)}>
          {t.act(nameOf(action), lines.length)}
        </Button>
      ))}
      <Button onClick={clear}>{useTexts(readingTexts).selectNone}</Button>
      {wanted !== undefined && (
        <BulkWindow
          action={wanted}
          name={nameOf(wanted)}
          lines={lines}
          close={(isDone) => {
            setWanted(undefined);
            if (isDone) clear();
          }}
        />
      )}
    </section>
  );
}

interface BulkWindowProps {
  readonly action: PossibleAction;
  readonly name: string;
  readonly lines: readonly CaseLine[];
  readonly close: (isDone: boolean) => void;
}

function BulkWindow({ action, name, lines, close }: BulkWindowProps) {
  const all = useTexts(readingTexts);
  const t = all.bulk;
  const say = useSay();
  // As they were ticked: what is done falls out of the list behind the window.
  const [cases] = useState(lines);
  const { outcomes, isRunning, run } = useBulk(action.command, cases);
  const done = cases.filter(({ id }) => outcomes.get(id) === 'done').length;
  const failed = outcomes.size - done;
  const isEnded = outcomes.size === cases.length && !isRunning;
  return (
    <Modal
      open
      title={t.act(name, cases.length)}
      footer={null}
      closable={!isRunning}
      mask={{ closable: false }}
      onCancel={() => close(isEnded)}
    >
      {outcomes.size === 0 && (
        <>
          <p>{t.each}</p>
          <Consequences of={action.consequences} />
        </>
      )}
      {isRunning && <p role="status">{t.working(done, cases.length)}</p>}
      {isEnded && <Alert role="status" type={failed === 0 ? 'success' : 'warning'} title={t.ended(done, failed)} />}
      <ul className="bulk-cases">
        {cases.map(({ id, title }) => {
          const outcome = outcomes.get(id);
          return (
            <li key={id}>
              {title}
              {outcome !== undefined && <strong> {outcome === 'done' ? t.ok : say(outcome)}</strong>}
            </li>
          );
        })}
      </ul>
      <div className="form-end">
        {!isEnded && (
          <Button type="primary" loading={isRunning} onClick={() => void run()}>
            {t.confirm(name, cases.length)}
          </Button>
        )}
        {isEnded && failed > 0 && <Button onClick={() => void run()}>{t.again(failed)}</Button>}{' '}
        <Button disabled={isRunning} onClick={() => close(isEnded)}>
          {all.close}
        </Button>
      </div>
    </Modal>
  );
}
