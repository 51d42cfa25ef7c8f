import type { WireRequest, WireResponse } from '../wire.ts';
import type { ObjectFacts } from './object-store.ts';
import { s3Answer } from './s3-answer.ts';
import { S3Error } from './s3-error.ts';

/** What a signed address may say of the answer's headers. */
const OVERRIDES: Readonly<Record<string, string>> = {
  'response-content-type': 'content-type',
  'response-content-language': 'content-language',
  'response-expires': 'expires',
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
};

/** GetObject and HeadObject. */
export function readObject({ headers }: WireRequest, query: URLSearchParams, facts: ObjectFacts, body: () => Buffer): WireResponse {
  const precondition = conditionOf(headers, facts);
  const own = { etag: facts.etag, 'last-modified': new Date(facts.modifiedAt).toUTCString() };
  if (precondition === 'not-modified') return s3Answer(304, own);
  const overrides = Object.entries(OVERRIDES).flatMap(([name, header]) => {
    const value = query.get(name);
    return value === null ? [] : [[header, value]];
  });
  const wantsChecksums = headers['x-amz-checksum-mode'] === 'ENABLED';
  const kept = Object.entries(facts.headers).filter(([name]) => wantsChecksums || !name.startsWith('x-amz-checksum-'));
  const all = { 'accept-ranges': 'bytes', ...own, ...Object.fromEntries(kept), ...Object.fromEntries(overrides) };
  const range = rangeOf(headers['range'], facts.size);
  if (range === undefined) return s3Answer(200, all, body());
  const { [`x-amz-checksum-crc32`]: _crc, [`x-amz-checksum-sha256`]: _sha, ...ofPart } = all;
  const [from, to] = range;
  return s3Answer(206, { ...ofPart, 'content-range': `bytes ${from}-${to}/${facts.size}` }, body().subarray(from, to + 1));
}

/** @throws S3Error `PreconditionFailed` */
function conditionOf(headers: Readonly<Record<string, string>>, { etag }: ObjectFacts): 'go' | 'not-modified' {
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (match !== undefined && !isSame(match, etag)) throw preconditionFailed('If-Match');
  return noneMatch !== undefined && isSame(noneMatch, etag) ? 'not-modified' : 'go';
}

/** Whether an upload may take the place of what is there. @throws S3Error `PreconditionFailed` */
export function checkReplacing(headers: Readonly<Record<string, string>>, there: ObjectFacts | undefined): void {
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (noneMatch !== undefined && noneMatch !== '*') throw new S3Error('NotImplemented', 'If-None-Match takes * here');
  if (noneMatch === '*' && there !== undefined) throw preconditionFailed('If-None-Match');
  if (match === undefined) return;
  if (there === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!isSame(match, there.etag)) throw preconditionFailed('If-Match');
}

/** With or without its quotation marks. */
export function isSame(asked: string, etag: string): boolean {
  return asked === '*' || asked.replaceAll('"', '') === etag.replaceAll('"', '');
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', { Condition: condition });
}

/** First and last byte; undefined where the whole is asked for. @throws S3Error `InvalidRange` */
function rangeOf(text: string | undefined, size: number): readonly [number, number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from > to) throw new S3Error('InvalidRange', 'The requested range is not satisfiable', { ActualObjectSize: String(size) });
  return [from, to];
}
