import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import type { IssuedLetter } from './issued-letter.ts';
import type { Letter } from './letter.ts';

// Crockford's: no letters that are read as figures, or that make words.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_SIGNS = 8;
// Five bits a sign: 40 bits, ten hexadecimal figures.
const CODE_FIGURES = 10;

/** What shows later that a letter is the one that was issued: its hash, and the code that is printed on it. */
export function sealOf(letter: Letter, digest: Digest): Pick<IssuedLetter, 'letterHash' | 'checkCode'> {
  const letterHash = digest(canonicalJson(letter));
  let rest = Number.parseInt(letterHash.slice(0, CODE_FIGURES), 16);
  let checkCode = '';
  for (let sign = 0; sign < CODE_SIGNS; sign += 1) {
    checkCode = `${signs.charAt(rest % signs.length)}${checkCode}`;
    rest = Math.floor(rest / signs.length);
  }
  return { letterHash, checkCode };
}
