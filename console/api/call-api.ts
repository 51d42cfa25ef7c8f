import { ApiFault } from './api-fault.ts';
import { callerHeaders } from './caller-headers.ts';
import type { Caller } from './caller-headers.ts';
import type { ApiFaultKind } from './api-fault.ts';
import type { Fetch } from '../session/identity-provider.ts';
import { JsonCursor, UnexpectedAnswerError } from '../session/json-cursor.ts';

export interface ApiAnswer<T> {
  readonly body: T;
  /** The API's own time when it answered, in milliseconds since 1970: this machine's clock may be wrong. */
  readonly at: number;
}

export interface ApiRequest {
  readonly path: string;
  /** A command: sent by POST unless told, with its key, so that a second try is carried out once. */
  readonly command?: {
    readonly body: unknown;
    readonly key: string;
    readonly version?: number;
    readonly method?: 'POST' | 'PUT' | 'DELETE';
  };
  /** A file that is sent as it is, in place of a command's body; with a key where something is kept of it. */
  readonly file?: { readonly content: Blob | ArrayBuffer; readonly key?: string };
  readonly signal?: AbortSignal;
}

/** Asks the API as the signed-in person. @throws ApiFault */
export async function callApi<T>(fetch: Fetch, caller: Caller, request: ApiRequest): Promise<ApiAnswer<T>> {
  const response = await answered(fetch, caller, request);
  const told = await jsonOf(response);
  if (!isAsPromised<T>(told)) throw new ApiFault({ is: 'unreachable' });
  return { body: told, at: Date.parse(response.headers.get('Date') ?? '') || Date.now() };
}

/** A file that the API answers, to be saved under the name it gives. @throws ApiFault */
export async function callForFile(fetch: Fetch, caller: Caller, path: string): Promise<{ readonly content: Blob; readonly name: string }> {
  const response = await answered(fetch, caller, { path });
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
  const content = await response.blob().catch((error: unknown) => {
    throw new ApiFault({ is: 'unreachable' }, error);
  });
  return { content, name: decodeURIComponent(name) };
}

async function answered(fetch: Fetch, caller: Caller, request: ApiRequest): Promise<Response> {
  const response = await fetch(request.path, initOf(caller, request)).catch((error: unknown) => {
    throw request.signal?.aborted === true ? error : new ApiFault({ is: 'unreachable' }, error);
  });
  if (response.status === 401) throw new ApiFault({ is: 'signed-out' });
  if (!response.ok) throw new ApiFault(problemIn(new JsonCursor(await jsonOf(response)), response.status));
  return response;
}

async function jsonOf(response: Response): Promise<unknown> {
  return response.json().catch((error: unknown) => {
    throw new ApiFault({ is: 'unreachable' }, error);
  });
}

/** Page and API are of one build: an object that it answers with success is what the route's contract says, down to the last field. */
// The one place where a type is taken at its word: whoever asks names the contract.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function isAsPromised<T>(told: unknown): told is T {
  return typeof told === 'object' && told !== null;
}

function initOf(caller: Caller, { command, file, signal }: ApiRequest): RequestInit {
  const headers = callerHeaders(caller);
  const own = signal === undefined ? {} : { signal };
  if (file !== undefined) {
    const ofKey = file.key === undefined ? {} : { 'Idempotency-Key': file.key };
    return { ...own, method: 'POST', headers: { ...headers, 'Content-Type': 'application/octet-stream', ...ofKey }, body: file.content };
  }
  if (command === undefined) return { ...own, headers };
  const { key, version, method = 'POST' } = command;
  return {
    ...own,
    method,
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(command.body),
  };
}

/** What the API refused with. */
function problemIn(problem: JsonCursor, status: number): ApiFaultKind {
  try {
    return {
      is: 'problem',
      status,
      title: { zh: problem.at('title').text(), en: problem.at('titleEn').text() },
      detail: { zh: problem.at('detail').text(), en: problem.at('detailEn').text() },
      errors:
        problem.at('errors').maybe((errors) =>
          errors.list((one) => ({
            path: one.at('path').text(),
            message: { zh: one.at('message').text(), en: one.at('messageEn').text() },
          })),
        ) ?? [],
      bodies: problem.at('facts').maybe((facts) => facts.at('bodies').maybe((bodies) => bodies.list((one) => one.text()))) ?? [],
    };
  } catch (error) {
    // API Gateway's own refusals (429, 503) are no problem documents.
    if (error instanceof UnexpectedAnswerError) return { is: 'unreachable' };
    throw error;
  }
}
