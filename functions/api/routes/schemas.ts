import { Refusal } from '#core/errors/refusal.ts';
import { catalogue, dataSchemaDocument } from '#core/webhook/catalogue.ts';
import type { DataSchemaDocument } from '#core/webhook/catalogue.ts';
import { webhookTypes } from '#core/webhook/event-types.ts';
import { dataVersions } from '#core/webhook/told-version.ts';

const anyObject = { type: 'object' } as const;
const problem = {
  description: 'problem+json',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;

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

/** How the OpenAPI document tells them. */
export const schemaPaths = {
  '/schemas': {
    get: {
      operationId: 'listSchemas',
      tags: ['webhooks'],
      summary: '状态事件目录（无须登录） · The catalogue of status events, without a token',
      security: [],
      responses: { 200: { description: 'ok', content: { 'application/json': { schema: anyObject } } }, default: problem },
    },
  },
  '/schemas/{file}': {
    get: {
      operationId: 'readSchema',
      tags: ['webhooks'],
      summary: '一类事件数据的 JSON Schema（无须登录） · The JSON Schema of an event’s data, without a token',
      security: [],
      parameters: [{ name: 'file', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: { description: 'ok', content: { 'application/schema+json': { schema: anyObject } } }, default: problem },
    },
  },
};
