import * as z from 'zod';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { CodeExchange } from './code-store.ts';

const exchangeSchema = z.object({
  grant_type: z.string(),
  code: z.string(),
  redirect_uri: z.string(),
  client_id: z.string(),
  // RFC 7636 §4.1
  code_verifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/),
});

/**
 * Answers `POST …/token` for the grant `authorization_code` (RFC 6749 §4.1.3 and 5).
 * @param redeem the answer for a code; undefined for one that is not good (any more)
 */
export async function answerToken(
  request: WireRequest,
  redeem: (exchange: CodeExchange) => Promise<object | undefined>,
): Promise<WireResponse> {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const parsed = exchangeSchema.safeParse(Object.fromEntries(new URLSearchParams(request.body.toString('utf8'))));
  if (!isForm || !parsed.success) return refusal('invalid_request', 'A form with grant_type, code, redirect_uri, client_id, code_verifier');
  if (parsed.data.grant_type !== 'authorization_code') return refusal('unsupported_grant_type', 'authorization_code is the only grant');
  const { code, redirect_uri: redirectUri, client_id: clientId, code_verifier: codeVerifier } = parsed.data;
  const answer = await redeem({ code, redirectUri, clientId, codeVerifier });
  return answer === undefined ? refusal('invalid_grant', 'The code is not good, or not any more: sign in again') : json(200, answer);
}

function refusal(error: string, description: string): WireResponse {
  return json(400, { error, error_description: description });
}

function json(status: number, body: object): WireResponse {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' };
  return { status, headers, body: JSON.stringify(body) };
}
