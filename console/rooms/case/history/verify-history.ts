import { findChainFault, hashedText } from '#core/ledger/hash-chain.ts';
import type { ChainFault } from '#core/ledger/hash-chain.ts';
import type { History } from '../../../api/contract.ts';

/** What came out of checking a history: how many records are unbroken, or where the first fault is. */
export type Verdict =
  | { readonly is: 'unbroken'; readonly count: number }
  | { readonly is: 'broken'; readonly fault: ChainFault }
  /** Not all that was hashed was told: only an auditor is told everything. */
  | { readonly is: 'not-told' };

type Digest = (text: string) => Promise<string>;

/** Checks each record's hash by its content, and that it follows the one before, without taking the system's word for it. */
export async function verifyHistory(commits: History['commits'], digest: Digest): Promise<Verdict> {
  const stored = commits.flatMap(asStored);
  if (stored.length < commits.length || stored.length === 0) return { is: 'not-told' };
  const texts = stored.map(textOf);
  const hashes = await Promise.all(texts.map(digest));
  const known = new Map(texts.map((text, index) => [text, hashes[index] ?? '']));
  const formless = texts.indexOf('');
  if (formless >= 0) return { is: 'broken', fault: { seq: formless + 1, fault: 'changed' } };
  // The rule itself is the product's; what it hashes was hashed here.
  const fault = findChainFault(stored, (text) => known.get(text) ?? '');
  return fault === undefined ? { is: 'unbroken', count: stored.length } : { is: 'broken', fault };
}

/** SHA-256 in hex, by the browser's own means. */
export async function digestHere(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function asStored({ actor, pk, commandId, fingerprint, schema, hashName, ...commit }: History['commits'][number]) {
  const isTold = pk !== undefined && commandId !== undefined && fingerprint !== undefined;
  if (!isTold || schema === undefined || hashName === undefined) return [];
  const { id: personId, role, unit } = actor;
  const by = { personId, role, ...(unit === undefined ? {} : { unitId: unit.id }) };
  return [{ ...commit, pk, commandId, fingerprint, schema, hashName, actor: by }];
}

function textOf(commit: Parameters<typeof hashedText>[0]): string {
  try {
    return hashedText(commit);
  } catch (error) {
    // Something that was never written in this form: its hash cannot be right.
    if (error instanceof TypeError) return '';
    throw error;
  }
}
