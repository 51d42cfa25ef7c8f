import type { Term } from '#core/contracts/term.ts';
import type { Json } from './json.ts';

/** What a field of a form is drawn from. */
export interface FieldProps<F> {
  readonly field: F;
  /** `lead.unitId`: where it stands in the form, and in what the API says of it. */
  readonly path: string;
  readonly label: Term;
  readonly isRequired: boolean;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  /** What is wrong, in the reader's language, by path. */
  readonly faults: ReadonlyMap<string, string>;
  /** Tells two forms on one page apart. */
  readonly prefix: string;
}
