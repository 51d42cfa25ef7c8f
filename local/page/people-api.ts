import type { Identity } from '../identity/identity.ts';
import type { WireResponse } from '../wire.ts';
import { jsonResponse, problemResponse } from './page-response.ts';

/** `GET /_local/people` */
export function listPeople(identity: Identity): WireResponse {
  return jsonResponse({ people: identity.people });
}

/** `POST /_local/people/{id}/token`: an OAuth token answer; 404 when nobody has the id. */
export async function givePersonToken(identity: Identity, id: string): Promise<WireResponse> {
  const token = await identity.issueToken(id);
  if (token !== undefined) return jsonResponse(token);
  return problemResponse(404, 'Nobody has this id', 'GET /_local/people lists who can sign in.');
}
