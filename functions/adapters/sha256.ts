import { hash } from 'node:crypto';
import type { Digest } from '#core/ledger/hash-chain.ts';

/** SHA-256 of a UTF-8 text, in hex. */
export const sha256: Digest = (text) => hash('sha256', text, 'hex');
