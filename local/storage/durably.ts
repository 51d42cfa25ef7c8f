import type { WireHandler } from '../wire.ts';
import type { Synced } from './synced-database.ts';

/** Answers once what was stored until then is safe from a lost power supply. */
export function durably(handle: WireHandler, ...stores: readonly Synced[]): WireHandler {
  return async (request) => {
    const response = await handle(request);
    await Promise.all(stores.map((store) => store.synced()));
    return response;
  };
}
