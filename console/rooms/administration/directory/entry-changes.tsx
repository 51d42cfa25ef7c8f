import { requestFieldTerms } from '#core/contracts/field-terms.ts';
import type { Field, NamedField } from '../../../parts/form/field.ts';
import { isRecord } from '../../../parts/form/json.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import type { EntryChange } from '../contract.ts';
import { texts } from '../../../texts.ts';
import { administrationTexts } from '../texts.ts';

/** One entry's changes, field by field, in the words of its form. */
export function EntryChanges({ change: { what, changes }, field }: { readonly change: EntryChange; readonly field: Field | undefined }) {
  const { directory: t } = useTexts(administrationTexts);
  const say = useSay();
  const named = new Map((field?.is === 'group' ? field.fields : []).map((one) => [one.name, one]));
  const valueText = useValueText();
  return (
    <dl className="facts changes">
      <div>
        <dt>{t.what[what]}</dt>
        <dd />
      </div>
      {changes.map(({ field: name, before, after }) => {
        const own = named.get(name);
        const label = own?.label ?? requestFieldTerms[name];
        return (
          <div key={name}>
            <dt>{label === undefined ? t.other : say(label)}</dt>
            <dd>{what === 'changed' ? t.was(valueText(before, own), valueText(after, own)) : valueText(after ?? before, own)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A value in words: what was chosen by its label, lists one after the other. */
function useValueText(): (value: unknown, field: NamedField | undefined) => string {
  const { directory: t } = useTexts(administrationTexts);
  const { comma } = useTexts(texts);
  const say = useSay();
  const textOf = (value: unknown, field: NamedField | undefined): string => {
    if (value === undefined || value === '') return t.empty;
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (Array.isArray(value)) return value.length === 0 ? t.empty : value.map((one: unknown) => textOf(one, field)).join(comma);
    if (isRecord(value)) return textOf(value['name'] ?? value['kind'] ?? value['why'], undefined);
    const choices = field?.field.is === 'choice' || field?.field.is === 'choices' ? field.field.choices : [];
    const chosen = choices.find((choice) => choice.value === value);
    if (chosen !== undefined) return say(chosen.label);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : t.empty;
  };
  return textOf;
}
