import { readForm } from '../../../parts/form/read-form.ts';
import { useSay } from '../../../parts/language.tsx';
import { useFormSchema } from '../reads.ts';

/** What an endpoint chose, in the words of its form. */
export function useEndpointWords() {
  const say = useSay();
  const form = readForm(useFormSchema('webhook').data?.body.form);
  const named = (field: string) => (values: readonly string[]) => {
    const found = form.is === 'group' ? form.fields.find(({ name }) => name === field)?.field : undefined;
    const choices = found?.is === 'choices' ? found.choices : [];
    return values
      .map((value) => {
        const choice = choices.find((one) => one.value === value);
        return choice === undefined ? value : say(choice.label);
      })
      .join('、');
  };
  return { typeNames: named('types'), unitNames: named('unitIds') };
}
