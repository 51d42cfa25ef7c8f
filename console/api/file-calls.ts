import { ApiFault } from './api-fault.ts';
import type { ApiAnswer } from './call-api.ts';
import { ask } from './use-api.ts';

/** Sends a file as whoever is signed in in this tab. @throws ApiFault */
export async function sendFile<T>(path: string, file: Blob, key: string): Promise<ApiAnswer<T>> {
  const content = await file.arrayBuffer().catch((error: unknown) => {
    // It was changed or taken away after it was chosen.
    throw new ApiFault({ is: 'unreachable' }, error);
  });
  return ask<T>({ path, file: { content, key } });
}
