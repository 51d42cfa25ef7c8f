import * as z from 'zod';
import type { WireResponse } from '../wire.ts';

/** A response as the gateway gives it: several cookies cannot share one `Set-Cookie` line. */
export interface GatewayResponse extends WireResponse {
  readonly cookies?: readonly string[];
}

const headerValue = z.union([z.string(), z.number(), z.boolean()]);
const formatted = z.looseObject({
  statusCode: z.coerce.number().int().min(200).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * Reads a function's result in payload format 2.0: an object with `statusCode`, or the shorthand, any other JSON,
 * which becomes the body of a 200. Undefined when it has a `statusCode` but not the shape.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function functionResponse(payload: string): GatewayResponse | undefined {
  const result = parseJson(payload);
  if (result === undefined) return undefined;
  if (!hasStatusCode(result)) {
    const body = typeof result === 'string' ? result : payload;
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = formatted.safeParse(result);
  if (!parsed.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const lowered = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(lowered) },
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
    ...(cookies ? { cookies } : {}),
  };
}

function hasStatusCode(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
