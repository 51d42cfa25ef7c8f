import type { WireRequest, WireResponse } from '../wire.ts';
import type { CorsRule } from './bucket-definition.ts';
import { s3Answer, s3Failure } from './s3-answer.ts';
import { S3Error } from './s3-error.ts';

/** The answer to a browser that asks before it sends. */
export function preflight(rules: readonly CorsRule[], { headers }: WireRequest): WireResponse {
  const [origin, method] = [headers['origin'], headers['access-control-request-method']];
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      origin !== undefined &&
      isLike(AllowedOrigins, origin) &&
      AllowedMethods.some((one) => one === method) &&
      asked.every((name) => isLike(AllowedHeaders, name)),
  );
  if (rule === undefined || origin === undefined) {
    return s3Failure(new S3Error('AccessDenied', 'CORSResponse: This CORS request is not allowed.'));
  }
  return s3Answer(200, {
    ...originHeaders(rule, origin),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(asked.length === 0 ? {} : { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
  });
}

/** An answer with what lets a page of an allowed origin read it. */
export function withCors(rules: readonly CorsRule[], { method, headers }: WireRequest, response: WireResponse): WireResponse {
  const origin = headers['origin'];
  if (origin === undefined) return response;
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods }) => isLike(AllowedOrigins, origin) && AllowedMethods.some((one) => one === method),
  );
  if (rule === undefined) return response;
  const exposed = rule.ExposedHeaders.length === 0 ? {} : { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') };
  return { ...response, headers: { ...response.headers, ...originHeaders(rule, origin), ...exposed } };
}

function originHeaders({ AllowedOrigins }: CorsRule, origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': AllowedOrigins.includes('*') ? '*' : origin,
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** Patterns have one asterisk at most. */
function isLike(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => {
    const [before = '', after] = pattern.toLowerCase().split('*');
    const lower = text.toLowerCase();
    if (after === undefined) return lower === before;
    return lower.length >= before.length + after.length && lower.startsWith(before) && lower.endsWith(after);
  });
}
