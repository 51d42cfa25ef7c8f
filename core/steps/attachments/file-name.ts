import * as z from 'zod';
import { fault } from '#core/contracts/fault-texts.ts';

const LONGEST_NAME = 120;

// Controls, marks that turn the direction of reading ("gpj.exe" reads as "exe.jpg"), joiners and others that nobody sees.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;
// What some system gives a meaning of its own in names.
const reserved = /[<>:"|?*]/g;

/**
 * A file's name as it is kept: without the folders before it, what cannot be seen, and signs that some systems refuse; spaces as one. A long
 * one loses its middle, never its ending.
 */
export const fileName = z
  .string()
  .max(1000)
  .refine((name) => name.isWellFormed(), fault('half-a-character'))
  .transform(cleaned)
  .pipe(z.string().refine((name) => /[\p{L}\p{N}].*\.[^.]+$/u.test(name), fault('nothing-to-read')));

function cleaned(raw: string): string {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replaceAll(unseen, '')
    .replaceAll(reserved, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const signs = Array.from(name);
  if (signs.length <= LONGEST_NAME) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return `${signs.slice(0, LONGEST_NAME - ending.length - 1).join('')}…${ending}`;
}
