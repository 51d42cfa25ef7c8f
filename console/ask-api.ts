import { ApiFault } from './api-fault.ts';
import type { ApiFaultKind } from './api-fault.ts';
import type { Fetch } from './identity-provider.ts';
import { JsonCursor, UnexpectedAnswerError } from './json-cursor.ts';

export interface ApiAnswer {
  readonly body: JsonCursor;
  /** The API's own time when it answered, in milliseconds since 1970: this machine's clock may be wrong. */
  readonly at: number;
}

export interface Caller {
  readonly token: string;
  /** Named when the caller belongs to several bodies. */
  readonly body: string | undefined;
}

/** Reads from the API as the signed-in person. @throws ApiFault */
export async function askApi(fetch: Fetch, { token, body }: Caller, path: string): Promise<ApiAnswer> {
  const headers = { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'X-Body': body }) };
  const response = await fetch(path, { headers }).catch((error: unknown) => {
    throw new ApiFault({ is: 'unreachable' }, error);
  });
  if (response.status === 401) throw new ApiFault({ is: 'signed-out' });
  const told = await response.json().catch((error: unknown) => {
    throw new ApiFault({ is: 'unreachable' }, error);
  });
  if (!response.ok) throw new ApiFault(problemIn(new JsonCursor(told), response.status));
  return { body: new JsonCursor(told), at: Date.parse(response.headers.get('Date') ?? '') || Date.now() };
}

function problemIn(problem: JsonCursor, status: number): ApiFaultKind {
  try {
    return {
      is: 'problem',
      status,
      title: { zh: problem.at('title').text(), en: problem.at('titleEn').text() },
      detail: { zh: problem.at('detail').text(), en: problem.at('detailEn').text() },
      bodies: problem.at('facts').maybe((facts) => facts.at('bodies').maybe((bodies) => bodies.list((one) => one.text()))) ?? [],
    };
  } catch (error) {
    // API Gateway's own refusals (429, 503) are no problem documents.
    if (error instanceof UnexpectedAnswerError) return { is: 'unreachable' };
    throw error;
  }
}
