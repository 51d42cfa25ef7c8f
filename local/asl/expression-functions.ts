import { createHash, randomUUID } from 'node:crypto';
import { parseJson, type Json } from './json.ts';

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** AWS's bound on what `$range` may build. */
const LONGEST_RANGE = 360_145;

const mismatch = (name: string): Error => new TypeError(`Argument of function "${name}" does not match function signature`);

function integer(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return Math.trunc(value);
  throw mismatch(name);
}

function text(value: unknown, name: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw mismatch(name);
}

function partition(array: unknown, size: unknown): Json[][] | undefined {
  const length = integer(size, 'partition');
  if (array === undefined || length === undefined || length < 1) return undefined;
  const items: Json[] = Array.isArray(array) ? array : [array];
  const chunks: Json[][] = [];
  for (let start = 0; start < items.length; start += length) chunks.push(items.slice(start, start + length));
  return chunks.length === 0 ? undefined : chunks;
}

function range(first: unknown, last: unknown, delta: unknown): number[] | number | undefined {
  const [from, to, step] = [integer(first, 'range'), integer(last, 'range'), integer(delta, 'range')];
  if (from === undefined || to === undefined || step === undefined || step === 0) return undefined;
  const count = Math.floor((to - from) / step) + 1;
  if (count < 1) return undefined;
  if (count > LONGEST_RANGE) throw new RangeError('Expression evaluation memory limit exceeded');
  return count === 1 ? from : Array.from({ length: count }, (_, index) => from + index * step);
}

function hash(data: unknown, algorithm: unknown): string | undefined {
  const [input, name] = [text(data, 'hash'), text(algorithm, 'hash')];
  if (input === undefined || name === undefined) return undefined;
  const known = HASHES[name];
  if (known === undefined) throw new TypeError(`Unknown hash algorithm "${name}"`);
  return createHash(known).update(input).digest('hex');
}

/** mulberry32: the same seed gives the same number, for ever. */
function seeded(seed: number): number {
  let state = (seed + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

function parse(json: unknown): Json | undefined {
  const source = text(json, 'parse');
  return source === undefined ? undefined : parseJson(source);
}

/**
 * The functions that Step Functions adds to JSONata (AWS, "Transforming data with JSONata"). Numbers are cut to
 * integers towards zero; impossible arguments give undefined, which fails the field that asked.
 */
export const staticFunctions: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
  partition,
  range,
  hash,
  parse,
  uuid: () => randomUUID(),
};

/** `$random([seed])`: in [0, 1); `source` gives the number when there is no seed. */
export const randomFunction =
  (source: () => number) =>
  (seed: unknown): number => {
    const given = integer(seed, 'random');
    return given === undefined ? source() : seeded(given);
  };
