import { Alert, Button, Space } from 'antd';
import { useEffect } from 'react';
import type { FormEvent } from 'react';
import type { CaseAnswer, PossibleAction } from '../../../api/contract.ts';
import { ApiFault } from '../../../api/api-fault.ts';
import { useCommand } from '../../../api/use-command.ts';
import { isEmptyForm } from '../../../parts/form/field.ts';
import { FormBody } from '../../../parts/form/form-body.tsx';
import { isJsonRecord, memberOf } from '../../../parts/form/json.ts';
import { readForm } from '../../../parts/form/read-form.ts';
import { useForm } from '../../../parts/form/use-form.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { texts } from '../../../texts.ts';
import { filePlaceOf } from '../files/file-place-of.ts';
import { FilesAt } from '../files/files-at.tsx';
import { Consequences } from './consequences.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { MergePartners } from './merge-partners.tsx';
import { caseTexts } from '../texts.ts';
import { saidConsequences } from './said-consequences.ts';
import { useTrial } from './use-trial.ts';
import { readWording } from '../wording/wording.ts';
import { useKnownChoices } from '../../../parts/form/use-known-choices.ts';

interface ActionFormProps {
  readonly found: CaseAnswer;
  readonly version: number;
  readonly action: PossibleAction;
  readonly name: string;
  readonly close: () => void;
  readonly onBusy: (isBusy: boolean) => void;
  readonly onDone: () => void;
}

/**
 * A command's form made from its schema, with what follows from it, and what became of it. Where that hangs on what is filled in, it is
 * asked for with that, and confirmed in a second step.
 */
export function ActionForm({ found, version, action, name, close, onBusy, onDone }: ActionFormProps) {
  const t = useTexts(caseTexts);
  const say = useSay();
  const { cancel } = useTexts(texts);
  const field = readForm(action.form, useKnownChoices());
  const form = useForm(field, `${found.id} ${action.command} ${action.assignmentId ?? ''}`, initialOf(found, action));
  const place = filePlaceOf(action.command, action.assignmentId);
  const command = useCommand();
  const trial = useTrial();
  const said = saidConsequences(action, { key: form.key, version }, { asked: trial.variables, told: trial.data });
  const overtaken = isConflict(command.error) ? command.variables?.version : undefined;
  useEffect(() => onBusy(command.isPending), [command.isPending, onBusy]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = form.finish();
    if (body === undefined) return;
    if (said === undefined) {
      trial.mutate({ id: found.id, command: action.command, body, key: form.key, version }, { onError: form.showRefusal });
      return;
    }
    const path = `/v1/proposals/${found.id}/commands/${action.command}`;
    // By the promise: what was done may make this form go away before the mutation's own callbacks come.
    command.mutateAsync({ path, body, key: form.key, version }).then(() => {
      form.clear();
      onDone();
    }, form.showRefusal);
  };
  return (
    <form onSubmit={send} noValidate>
      {action.lacks !== undefined && <Alert type="warning" title={say(action.lacks)} />}
      {action.triedFirst !== true && <Consequences of={action.consequences} />}
      {action.command === 'merge' && (
        <MergePartners
          found={found}
          into={memberOf(form.value, 'into')}
          choose={(into) => form.change({ ...(isJsonRecord(form.value) ? form.value : {}), into })}
        />
      )}
      <FormBody
        field={field}
        form={form}
        label={action.name}
        error={command.error ?? trial.error}
        words={{ restored: t.restored, clear: t.clearDraft, faults: t.faultsAbove }}
      />
      {overtaken !== undefined && (
        <Meanwhile
          found={found}
          since={overtaken}
          mine={readWording(memberOf(form.value, 'content'))}
          takeTheirs={() => form.change(initialOf(found, action))}
        />
      )}
      {place !== undefined && <FilesAt found={found} place={place} />}
      {action.triedFirst === true && <div role="status">{said !== undefined && <Consequences of={said} />}</div>}
      <Space wrap className="form-end">
        <Button type="primary" htmlType="submit" loading={command.isPending || trial.isPending}>
          {said === undefined ? t.tryFirst : t.give(name)}
        </Button>
        <Button onClick={close} disabled={command.isPending}>
          {cancel}
        </Button>
      </Space>
      {!isEmptyForm(field) && <p className="soft">{t.keptDraft}</p>}
    </form>
  );
}

/** Somebody else was quicker: the case is at another version than the one that was looked at. */
function isConflict(error: Error | null): boolean {
  return error instanceof ApiFault && error.kind.is === 'problem' && error.kind.status === 412;
}

/** A form that asks for the proposal's text, for that of a draft that goes round, or of a reply that is out, begins with the text as it is. */
function initialOf({ content, assignments }: CaseAnswer, { command, assignmentId }: PossibleAction) {
  const draft = assignments.find(({ clearance }) => clearance?.step !== undefined)?.clearance?.text;
  const issued = assignments.find(({ id }) => id === assignmentId)?.replies.at(-1)?.text;
  const text = command === 'countersign' || command === 'check-draft' ? draft : command === 'correct-reply' ? issued : undefined;
  return { content: { ...content, coSigners: content.coSigners.map(({ id }) => id) }, ...(text === undefined ? {} : { text }) };
}
