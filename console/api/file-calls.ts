import { session, signInTools } from '../session/desk-session.ts';
import { JsonCursor } from '../session/json-cursor.ts';
import { ApiFault } from './api-fault.ts';
import { callApi, problemIn } from './call-api.ts';
import type { ApiAnswer } from './call-api.ts';

/** Sends a file as whoever is signed in in this tab. @throws ApiFault */
export async function sendFile<T>(path: string, file: Blob, key: string): Promise<ApiAnswer<T>> {
  const caller = callerNow();
  const bytes = await file.arrayBuffer().catch((error: unknown) => {
    // It was changed or taken away after it was chosen.
    throw new ApiFault({ is: 'unreachable' }, error);
  });
  return callApi<T>(signInTools.fetch, caller, { path, file: { content: bytes, key } });
}

/** Fetches a file and hands it over to be saved, under the name that the API gave it. @throws ApiFault */
export async function saveFile(path: string): Promise<void> {
  const { token, body } = callerNow();
  const headers = { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'X-Body': body }) };
  const response = await signInTools.fetch(path, { headers }).catch((error: unknown) => {
    throw new ApiFault({ is: 'unreachable' }, error);
  });
  if (response.status === 401) throw new ApiFault({ is: 'signed-out' });
  if (!response.ok) {
    const told: unknown = await response.json().catch((error: unknown) => {
      throw new ApiFault({ is: 'unreachable' }, error);
    });
    throw new ApiFault(problemIn(new JsonCursor(told), response.status));
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response.headers.get('Content-Disposition') ?? '');
  link.click();
  URL.revokeObjectURL(address);
}

function callerNow() {
  const { token, body } = session;
  if (token === undefined) throw new ApiFault({ is: 'signed-out' });
  return { token, body };
}

function nameIn(disposition: string): string {
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  return decodeURIComponent(name);
}
