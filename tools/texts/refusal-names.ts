import type { RefusalName } from '#core/steps/refusals.ts';
import { fileRefusalTexts } from '#core/steps/attachments/refusal-texts.ts';
import { refusalTexts } from '#core/steps/refusals.ts';

/** Every refusal there is, by name, in the order of the alphabet. */
export function refusalNames(): RefusalName[] {
  return [...refusalTexts.keys(), ...fileRefusalTexts.keys()].filter(isName).sort();
}

/** Every key of the texts is a name: only the map's type does not know. */
function isName(name: string): name is RefusalName {
  return refusalTexts.has(name) || fileRefusalTexts.has(name);
}
