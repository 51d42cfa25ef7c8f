import { Refusal } from '#core/errors/refusal.ts';
import { catalogue, dataSchemaDocument } from '#core/webhook/told/catalogue.ts';
import type { DataSchemaDocument } from '#core/webhook/told/catalogue.ts';
import { webhookTypes } from '#core/webhook/told/event-types.ts';
import { dataVersions } from '#core/webhook/told/told-version.ts';

/** Types of status events with their meaning, schema's address and an example, by type: for whoever builds a receiver, without a token. */
export function schemaCatalogue(apiUrl: string): { readonly types: ReturnType<typeof catalogue> } {
  return { types: catalogue(apiUrl) };
}

/**
 * The JSON Schema that lies at `/schemas/<type>.v<version>.json`.
 * @throws Refusal `RouteNotFoundError`
 */
export function schemaFile(file: string, apiUrl: string): DataSchemaDocument {
  const [name, version] = /^(.+)\.v(\d)\.json$/.exec(file)?.slice(1) ?? [];
  const type = webhookTypes.find((one) => one === name);
  const wanted = dataVersions.find((one) => String(one) === version);
  const found = type === undefined || wanted === undefined ? undefined : dataSchemaDocument(type, wanted, apiUrl);
  if (found === undefined) throw new Refusal('RouteNotFoundError');
  return found;
}
