import { fieldTerms, valueTerms } from '#core/steps/texts.ts';
import type { CaseAnswer, Me } from '../../api/contract.ts';
import type { Choice, Field, NamedField } from '../../parts/form/field.ts';
import type { KnownChoices } from '../../parts/form/read-form.ts';

type Content = CaseAnswer['content'];

const kinds = ['personal', 'joint', 'party', 'mass-organisation', 'sector', 'group', 'committee'] as const satisfies Content['kind'][];
const publicities = ['public', 'summary', 'withheld'] as const satisfies Content['publicity'][];

/**
 * What a proposal consists of, in the order in which it is written. A test compares it with the contract; for a writer it has only
 * the kinds and names in which that member may write.
 */
export function proposalField({ session = [], coSigners = [] }: KnownChoices, speaksFor?: Me['speaksFor']): Field {
  return {
    is: 'group',
    fields: [
      named('kind', true, { is: 'choice', choices: valuesOf(kindsOf(speaksFor)) }),
      named('session', true, { is: 'choice', choices: session }),
      named('title', true, { is: 'text', min: 1, max: 100, pattern: undefined }),
      named('matter', true, { is: 'text', min: 1, max: 6000, pattern: undefined }),
      named('suggestions', true, { is: 'list', item: { is: 'text', min: 1, max: 2000, pattern: undefined }, min: 1, max: 20 }),
      ...namesOf(speaksFor).map((field) => named('onBehalfOf', false, field)),
      named('coSigners', false, { is: 'choices', choices: coSigners, min: 0, max: 200 }),
      named('publicity', false, { is: 'choice', choices: valuesOf(publicities) }),
    ],
  };
}

function kindsOf(speaksFor: Me['speaksFor']): readonly Content['kind'][] {
  if (speaksFor === undefined) return kinds;
  return kinds.filter((kind) => kind === 'personal' || kind === 'joint' || speaksFor.some((one) => one.kind === kind));
}

/** Left out where the member speaks for nobody. */
function namesOf(speaksFor: Me['speaksFor']): readonly Field[] {
  if (speaksFor === undefined) return [{ is: 'text', min: 1, max: 60, pattern: undefined }];
  const names = [...new Set(speaksFor.map(({ name }) => name))];
  return names.length === 0 ? [] : [{ is: 'choice', choices: names.map((name) => ({ value: name, label: { zh: name, en: name } })) }];
}

function named(name: keyof Content, isRequired: boolean, field: Field): NamedField {
  return { name, label: fieldTerms[name] ?? { zh: name, en: name }, isRequired, field };
}

function valuesOf(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: valueTerms[value] ?? { zh: value, en: value } }));
}
