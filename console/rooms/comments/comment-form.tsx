import { Button } from 'antd';
import type { FormEvent } from 'react';
import type { Units } from '../../api/contract.ts';
import { useCommand } from '../../api/use-command.ts';
import type { Field, NamedField } from '../../parts/form/field.ts';
import { FormBody } from '../../parts/form/form-body.tsx';
import { memberOf } from '../../parts/form/json.ts';
import { useForm } from '../../parts/form/use-form.ts';
import { useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { commentPath } from './reads.ts';
import type { AskedLine } from './reads.ts';
import { commentsTexts } from './texts.ts';

const { zh, en } = commentsTexts;
const verdicts = ['fits', 'not-ours', 'needs-co-handlers'] as const;
// The API's own limits.
const LONGEST_REASON = 4000;
const MOST_UNITS = 30;

type Part = 'verdict' | 'suggestedUnitId' | 'coHandlerIds' | 'text';

function partsFor(units: Units['units']): Readonly<Record<Part, NamedField>> {
  const choices = units.map(({ id, name, nameEn }) => ({ value: id, label: { zh: name, en: nameEn } }));
  const said = verdicts.map((one) => ({ value: one, label: { zh: zh.verdicts[one], en: en.verdicts[one] } }));
  const named = (name: Part, label: 'verdict' | 'suggestedUnit' | 'coHandlers' | 'reason', field: Field): NamedField => ({
    name,
    label: { zh: zh[label], en: en[label] },
    isRequired: name === 'verdict',
    field,
  });
  return {
    verdict: named('verdict', 'verdict', { is: 'choice', choices: said }),
    suggestedUnitId: named('suggestedUnitId', 'suggestedUnit', { is: 'choice', choices }),
    coHandlerIds: named('coHandlerIds', 'coHandlers', { is: 'choices', choices, min: 0, max: MOST_UNITS }),
    text: named('text', 'reason', { is: 'text', min: 0, max: LONGEST_REASON, pattern: undefined }),
  };
}

/** What goes with each verdict. */
const asked: Readonly<Record<(typeof verdicts)[number], readonly Part[]>> = {
  fits: ['verdict', 'text'],
  'not-ours': ['verdict', 'suggestedUnitId', 'text'],
  'needs-co-handlers': ['verdict', 'coHandlerIds', 'text'],
};

interface CommentFormProps {
  readonly allocationId: string;
  readonly line: AskedLine;
  readonly units: Units['units'];
  readonly isChange: boolean;
  readonly done: () => void;
}

/** The unit's word on one line: a verdict, and what goes with it. */
export function CommentForm({ allocationId, line: { proposalId, version, proposal }, units, isChange, done }: CommentFormProps) {
  const t = useTexts(commentsTexts);
  const { named } = useTexts(texts);
  const parts = partsFor(units);
  const whole: Field = { is: 'group', fields: Object.values(parts) };
  const form = useForm(whole, `comment ${allocationId} ${proposalId}`, {});
  const command = useCommand();
  const verdict = verdicts.find((one) => one === memberOf(form.value, 'verdict'));
  const wanted: readonly Part[] = verdict === undefined ? ['verdict'] : asked[verdict];
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const filled = form.finish();
    if (filled === undefined) return;
    const said = Object.fromEntries(wanted.map((name) => [name, memberOf(filled, name)]));
    command.mutateAsync({ path: commentPath(allocationId), body: { ...said, proposalId, version }, key: form.key }).then(() => {
      form.clear();
      done();
    }, form.showRefusal);
  };
  return (
    <form onSubmit={send} noValidate aria-label={named(t.give, proposal?.title ?? '')}>
      <FormBody
        field={{ is: 'group', fields: wanted.map((name) => parts[name]) }}
        form={form}
        label={{ zh: '', en: '' }}
        error={command.error}
        words={t.form}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {t.give}
        </Button>{' '}
        {isChange && (
          <Button
            onClick={() => {
              form.clear();
              done();
            }}
          >
            {t.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
