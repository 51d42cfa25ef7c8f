import { useMemo, useState } from 'react';
import { ApiFault } from '../../api/api-fault.ts';
import { useReader } from '../../frame/reader.tsx';
import { Drafts } from '../drafts.ts';
import { useSay, useTexts } from '../language.tsx';
import { checkForm } from './check-form.ts';
import type { Field } from './field.ts';
import { filledIn } from './filled.ts';
import type { Json } from './json.ts';
import { withOnlyChoices } from './only-choices.ts';
import { formTexts } from './texts.ts';

export interface FormState {
  readonly value: Json;
  readonly change: (value: Json) => void;
  /** What is wrong by path, in the reader's language. */
  readonly faults: ReadonlyMap<string, string>;
  /** Whether something was found that had been kept from before. */
  readonly isRestored: boolean;
  readonly clear: () => void;
  /** For the idempotency of what is sent: another body has another key. */
  readonly key: string;
  /** What to send; undefined where something is wrong, which the form then shows. */
  readonly finish: () => Json;
  /** Shows what the API said is wrong with which field. */
  readonly showRefusal: (error: unknown) => void;
}

/**
 * A form's value with its draft, its faults and its key. `thing` names the draft; one that holds a secret is `unkept`.
 */
export function useForm(field: Field, thing: string, initial: Json, keeping: 'kept' | 'unkept' = 'kept'): FormState {
  const { me } = useReader();
  const t = useTexts(formTexts);
  const say = useSay();
  const drafts = useMemo(() => new Drafts(sessionStorage, me.id), [me.id]);
  const [kept] = useState(() => drafts.read(thing));
  const [written, setValue] = useState<Json>(kept ?? initial);
  const value = withOnlyChoices(field, written);
  const [isRestored, setRestored] = useState(kept !== undefined);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const set = (next: Json): void => {
    setValue(next);
    setKey(crypto.randomUUID());
  };
  return {
    value,
    faults,
    isRestored,
    key,
    change: (next) => {
      set(next);
      if (keeping === 'kept') drafts.keep(thing, next);
    },
    clear: () => {
      drafts.drop(thing);
      set(initial);
      setRestored(false);
      setFaults(new Map());
    },
    finish: () => {
      const found = checkForm(field, value);
      setFaults(new Map(found.map(({ path, what }) => [path, t.faults[what]])));
      return found.length === 0 ? (filledIn(field, value) ?? {}) : undefined;
    },
    showRefusal: (error) => {
      if (!(error instanceof ApiFault) || error.kind.is !== 'problem') return;
      setFaults(new Map(error.kind.errors.map(({ path, message }) => [path, say(message)])));
    },
  };
}
