import { Refusal } from '#core/errors/refusal.ts';
import { catalogue, dataSchemaDocument } from '#core/webhook/catalogue.ts';
import { dataVersion } from '#core/webhook/event-data.ts';
import { webhookTypes } from '#core/webhook/event-types.ts';

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
export function schemaFile(file: string, apiUrl: string): ReturnType<typeof dataSchemaDocument> {
  const type = webhookTypes.find((one) => file === `${one}.v${dataVersion}.json`);
  if (type === undefined) throw new Refusal('RouteNotFoundError');
  return dataSchemaDocument(type, apiUrl);
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
