import type { Term } from '#core/contracts/term.ts';
import type { Json } from './json.ts';

export interface Choice {
  readonly value: string;
  readonly label: Term;
}

/** What is asked for, read from a JSON Schema of the API: never more than a person fills in. */
export type Field =
  | { readonly is: 'fixed'; readonly value: Json }
  | { readonly is: 'choice'; readonly choices: readonly Choice[] }
  | { readonly is: 'choices'; readonly choices: readonly Choice[]; readonly min: number; readonly max: number | undefined }
  | {
      readonly is: 'text';
      readonly min: number;
      readonly max: number | undefined;
      readonly pattern: string | undefined;
      /** However long it may be: an address, an account. */
      readonly isLine?: boolean;
    }
  | { readonly is: 'day' }
  | { readonly is: 'number'; readonly min: number | undefined; readonly max: number | undefined; readonly isWhole: boolean }
  /** Several whole numbers, written one after the other. */
  | { readonly is: 'numbers'; readonly min: number | undefined; readonly max: number | undefined }
  | { readonly is: 'flag' }
  | { readonly is: 'group'; readonly fields: readonly NamedField[] }
  | { readonly is: 'list'; readonly item: Field; readonly min: number; readonly max: number | undefined }
  | { readonly is: 'either'; readonly ways: readonly Field[] };

export interface NamedField {
  readonly name: string;
  readonly label: Term;
  readonly isRequired: boolean;
  readonly field: Field;
}

/** Whether nothing of it has to be filled in. */
export function isEmptyForm(field: Field): boolean {
  return field.is === 'fixed' || (field.is === 'group' && field.fields.every((one) => isEmptyForm(one.field)));
}
