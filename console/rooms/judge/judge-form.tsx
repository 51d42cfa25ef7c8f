import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { CaseAnswer, PossibleAction } from '../../api/contract.ts';
import { useCommand } from '../../api/use-command.ts';
import { useReader } from '../../frame/reader.tsx';
import { Drafts } from '../../parts/drafts.ts';
import { useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { Consequences } from '../case/acts/consequences.tsx';
import { justGiven } from '../just-given.ts';
import { useUnitName } from '../../parts/unit-names.ts';
import { bodyOf, coHandlersOf, LEAD, textsIn } from './judgement.ts';
import type { Answers } from './judgement.ts';
import { judgeTexts } from './texts.ts';

interface JudgeFormProps {
  readonly found: CaseAnswer;
  readonly version: number;
  readonly action: PossibleAction;
}

const levels = ['satisfied', 'basically', 'not'] as const;

/** Where the form is found from above the letter. */
export const judgeFormId = 'judgement';

/** Attitude and result apart, of the lead and, where one likes, of each co-handler. */
export function JudgeForm({ found, version, action }: JudgeFormProps) {
  const unitName = useUnitName();
  const t = useTexts(judgeTexts);
  const { me } = useReader();
  const navigate = useNavigate();
  const command = useCommand();
  const thing = `${found.id} judgement`;
  const drafts = useMemo(() => new Drafts(sessionStorage, me.id), [me.id]);
  const [answers, setAnswers] = useState<Answers>(() => textsIn(drafts.read(thing), found));
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<'choose' | 'half'>();
  const set = (name: string, value: string): void => {
    const next = { ...answers, [name]: value };
    setAnswers(next);
    setKey(crypto.randomUUID());
    drafts.keep(thing, next);
  };
  const send = (): void => {
    const body = bodyOf(answers, found);
    setFault(typeof body === 'string' ? body : undefined);
    if (typeof body === 'string') return;
    command.mutateAsync({ path: `/v1/proposals/${found.id}/commands/${action.command}`, body, key, version }).then(
      () => {
        drafts.drop(thing);
        justGiven.tell(found.id);
        void navigate({ to: '/cases/$id', params: { id: found.id } });
      },
      () => undefined,
    );
  };
  const lead = found.assignments.find(({ role, replies }) => role === 'lead' && replies.length > 0);
  const others = coHandlersOf(found);
  return (
    <form
      id={judgeFormId}
      tabIndex={-1}
      noValidate
      className="card"
      aria-label={t.title}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Judged name={LEAD} title={t.lead(lead === undefined ? '' : unitName(lead.unit))} answers={answers} set={set} />
      {answers[`${LEAD}.result`] === 'not' && <p role="status">{t.notSatisfied}</p>}
      {others.length > 0 && <h2>{t.coHandlers}</h2>}
      {others.map(({ id, unit }) => (
        <Judged key={id} name={id} title={t.coHandler(unitName(unit))} answers={answers} set={set} />
      ))}
      <div className="field">
        <label htmlFor="judge-comment">{t.comment}</label>
        <Input.TextArea
          id="judge-comment"
          rows={4}
          maxLength={4000}
          value={answers['comment'] ?? ''}
          onChange={({ target }) => set('comment', target.value)}
        />
      </div>
      <Consequences of={action.consequences} />
      {fault !== undefined && <Alert role="alert" type="error" title={t[fault]} />}
      {command.error !== null && <Refused error={command.error} />}
      <Button type="primary" htmlType="submit" loading={command.isPending}>
        {t.give}
      </Button>
      <p className="soft">{t.later}</p>
    </form>
  );
}

interface JudgedProps {
  readonly name: string;
  readonly title: string;
  readonly answers: Answers;
  readonly set: (name: string, value: string) => void;
}

function Judged({ name, title, answers, set }: JudgedProps) {
  const t = useTexts(judgeTexts);
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      {(['attitude', 'result'] as const).map((what) => (
        <div key={what} className="judged">
          <span>{t[what]}</span>
          <Radio.Group
            aria-label={`${title} ${t[what]}`}
            value={answers[`${name}.${what}`]}
            onChange={({ target }) => set(`${name}.${what}`, String(target.value))}
            options={levels.map((level) => ({ value: level, label: t.judgements[level] }))}
          />
        </div>
      ))}
    </fieldset>
  );
}
