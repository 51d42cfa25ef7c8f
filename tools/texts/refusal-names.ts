import type { RefusalName } from '#core/steps/refusals.ts';
import { refusalTexts } from '#core/steps/refusals.ts';
import { ownRefusalTexts } from './own-refusal-texts.ts';

/** Every refusal there is, by name, in the order of the alphabet. */
export function refusalNames(): RefusalName[] {
  return [...refusalTexts.keys(), ...ownRefusalTexts.keys()].filter(isName).sort();
}

/** Every key of the texts is a name: only the map's type does not know. */
function isName(name: string): name is RefusalName {
  return refusalTexts.has(name) || ownRefusalTexts.has(name);
}
