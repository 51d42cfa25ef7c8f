const anyObject = { type: 'object' } as const;
const problem = {
  description: 'problem+json',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;

/** How the OpenAPI document tells the catalogue of status events and their schemas. */
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
