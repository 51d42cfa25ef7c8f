import type { BodyName, Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { LetterForm } from './letter-forms.ts';
import { correctionWording, opinionWording, replyWording } from './letter-wording.ts';
import type { LetterWording } from './letter-wording.ts';

const presets: Readonly<Record<'reply' | 'opinion' | 'correction', LetterWording>> = {
  reply: replyWording,
  opinion: opinionWording,
  correction: correctionWording,
};

/** How the letters of one unit are: its own, then the body's, then the preset. */
export function lettersOfUnit({ letters }: Pick<Policy, 'letters'>, unitId: string, kind: 'reply' | 'opinion' | 'correction') {
  const own = letters?.units?.[unitId];
  const chosen = own?.form ?? letters?.form;
  const form: LetterForm = chosen === 'letter-form' ? 'letter' : 'file';
  return { form, wording: { ...presets[kind], ...letters?.[kind], ...own?.[kind] } };
}

/** `区` of 云澜区: how offices of the place call each other. */
const levelOf = (body: BodyName | undefined): string => /[区县市旗州盟省]$/u.exec(body?.place ?? '')?.[0] ?? '';

/** The offices of the place as letters name them: from the policy, or as such offices are called. */
export function placeNames({ letters }: Pick<Policy, 'letters'>, { bodyName }: Pick<Directory, 'bodyName'>) {
  const level = levelOf(bodyName);
  const committee = letters?.committee ?? `${level}政协`;
  const government = letters?.passedBy ?? `${level}政府`;
  const copies = letters?.copies ?? [`${committee}办公室`, `${committee}提案委员会`, `${government}办公室`];
  return { committee, government, copies };
}
