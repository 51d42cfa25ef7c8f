import { isObject, isStatusEvent } from './status-event.ts';
import type { StatusCopy } from './status-copy.ts';

export interface EventSource {
  /** Origin of the pipeline's API, without a slash at its end. */
  readonly api: string;
  /** Access token of an administrator or auditor of the body. */
  readonly token: string;
}

/** Takes every event since the copy's cursor; answers how many were new. Deliveries may come in meanwhile. */
export async function catchUp(copy: StatusCopy, { api, token }: EventSource): Promise<number> {
  let taken = 0;
  for (;;) {
    const { cursor } = copy;
    const after = cursor === undefined ? '' : `&after=${cursor}`;
    const response = await fetch(`${api}/v1/events?limit=200${after}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`GET /v1/events: ${response.status} ${await response.text()}`);
    const page: unknown = await response.json();
    if (!isObject(page) || !Array.isArray(page['events'])) throw new Error('GET /v1/events: no list of events');
    for (const event of page['events']) if (isStatusEvent(event) && copy.take(event)) taken += 1;
    // After its events: whoever dies in between takes them again.
    if (typeof page['next'] === 'string') copy.keepCursor(page['next']);
    if (page['events'].length === 0) return taken;
  }
}
