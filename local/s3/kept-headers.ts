import { notImplemented, S3Error } from './s3-error.ts';

/** Headers of an upload that come back with the object. */
const KEPT = new Set(['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control', 'expires']);

/** `x-amz-…` headers of uploads that ask for nothing this stand-in lacks. */
const HARMLESS = [
  /^x-amz-(?:content-sha256|date|security-token|user-agent|decoded-content-length|trailer|sdk-checksum-algorithm|request-payer)$/,
  /^x-amz-(?:algorithm|credential|signature|signedheaders|expires)$/,
  /^x-amz-expected-bucket-owner$/,
  // The data lie in a directory of the user, encrypted or not.
  /^x-amz-server-side-encryption$/,
  /^x-amz-checksum-/,
  /^x-amz-copy-source/,
  /^x-amz-metadata-directive$/,
];

// S3's limit of user metadata, names and values together.
const MOST_METADATA = 2048;

/**
 * What of an upload's headers is kept. Those that ask for something else (tags, access lists, storage classes, locks) are refused by name.
 * @param presigned parameters of a presigned address, where the SDK puts headers too
 * @throws S3Error
 */
export function keptHeaders(headers: Readonly<Record<string, string>>, presigned: URLSearchParams): Record<string, string> {
  const all = { ...Object.fromEntries([...presigned].map(([name, value]) => [name.toLowerCase(), value])), ...headers };
  const kept: Record<string, string> = {};
  let metadata = 0;
  for (const [name, value] of Object.entries(all)) {
    if (name.startsWith('x-amz-meta-')) {
      kept[name] = value;
      metadata += Buffer.byteLength(name) - 'x-amz-meta-'.length + Buffer.byteLength(value);
    } else if (KEPT.has(name)) kept[name] = value;
    else if (name.startsWith('x-amz-') && !HARMLESS.some((one) => one.test(name))) throw notImplemented(name);
  }
  if (metadata > MOST_METADATA) throw new S3Error('InvalidRequest', 'Your metadata headers exceed the maximum allowed metadata size');
  const { 'content-encoding': encoding, ...others } = kept;
  // How it was sent, not what it is.
  const own = encoding
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== 'aws-chunked' && one !== '');
  const type = { 'content-type': 'binary/octet-stream' };
  return { ...type, ...others, ...(own === undefined || own.length === 0 ? {} : { 'content-encoding': own.join(',') }) };
}
