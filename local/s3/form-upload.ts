import * as z from 'zod';
import type { WireRequest } from '../wire.ts';
import { unknownKey } from './authorize.ts';
import type { Authority } from './authorize.ts';
import { S3Error } from './s3-error.ts';
import { ALGORITHM, checkSigned, readScope } from './signature.ts';

/** A file sent by a form, with the form's other fields by lower-case name. */
export interface FormUpload {
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const range = z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]);
const comparison = z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]);
const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(z.union([range, comparison, z.record(z.string(), z.string())])),
});

type Policy = z.infer<typeof policySchema>;

// Fields that no condition has to name.
const FREE = new Set(['policy', 'x-amz-signature', 'file']);

/**
 * Reads an upload by a form and holds it to the policy that was signed for it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @throws S3Error
 */
export function readFormUpload(request: WireRequest, bucket: string, { credentials, now }: Authority): FormUpload {
  const { fields, body, name } = readForm(request);
  const [text, signature, algorithm] = [fields['policy'], fields['x-amz-signature'], fields['x-amz-algorithm']];
  const scope = readScope(fields['x-amz-credential'] ?? '');
  if (text === undefined || signature === undefined || scope === undefined) {
    throw new S3Error('AccessDenied', 'Anonymous uploads are not allowed.');
  }
  if (algorithm !== ALGORITHM) throw new S3Error('InvalidArgument', `X-Amz-Algorithm only supports "${ALGORITHM}"`);
  if (scope.accessKeyId !== credentials.accessKeyId) throw unknownKey(scope.accessKeyId);
  checkSigned(text, signature, scope, credentials);
  const policy = readPolicy(text);
  if (Date.parse(policy.expiration) <= now) throw denied('Policy expired.');
  const key = fields['key']?.replaceAll('${filename}', name);
  if (key === undefined || key === '') throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  holdTo(policy, { ...fields, bucket, key }, body.length);
  return { key, fields, body };
}

function holdTo({ conditions }: Policy, fields: Readonly<Record<string, string>>, size: number): void {
  const named = new Set<string>(['bucket']);
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [field, value] of Object.entries(condition)) {
        named.add(field.toLowerCase());
        if (fields[field.toLowerCase()] !== value) throw failed(['eq', `$${field}`, value]);
      }
    } else if (condition[0] === 'content-length-range') {
      if (size < condition[1]) throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      if (size > condition[2]) throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    } else {
      const [how, field, value] = condition;
      const given = fields[field.slice(1).toLowerCase()] ?? '';
      named.add(field.slice(1).toLowerCase());
      if (how === 'eq' ? given !== value : !given.startsWith(value)) throw failed([how, field, value]);
    }
  }
  const extra = Object.keys(fields).filter((field) => !named.has(field) && !FREE.has(field) && !field.startsWith('x-ignore-'));
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`);
}

function readPolicy(text: string): Policy {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  } catch {
    throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: it is no policy document this stand-in understands');
  }
}

/** `multipart/form-data`: fields, then the file, which is the last that counts. */
function readForm(request: WireRequest): { readonly fields: Record<string, string>; readonly body: Buffer; readonly name: string } {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined)
    throw new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  const fields: Record<string, string> = {};
  for (const part of partsOf(request.body, boundary)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.toString('utf8', 0, Math.max(0, end));
    const field = /name="([^"]*)"/i.exec(head)?.[1]?.toLowerCase();
    if (end === -1 || field === undefined) continue;
    const body = part.subarray(end + 4);
    if (field === 'file') return { fields, body, name: /filename="([^"]*)"/i.exec(head)?.[1] ?? '' };
    fields[field] = body.toString('utf8');
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}

function partsOf(body: Buffer, boundary: string): Buffer[] {
  const parts: Buffer[] = [];
  const line = Buffer.from(`--${boundary}`);
  let at = body.indexOf(line);
  while (at !== -1) {
    const from = at + line.length + 2;
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), line]), at + line.length);
    if (next === -1) return parts;
    parts.push(body.subarray(from, next));
    at = next + 2;
  }
  return parts;
}

function failed(condition: readonly string[]): S3Error {
  return denied(`Policy Condition failed: ${JSON.stringify(condition)}`);
}

function denied(why: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${why}`);
}
