import * as z from 'zod';
import { commandNames, commands } from '#core/steps/commands.ts';
import { commandTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import { allocationCommands } from '#core/allocation/decide-allocation.ts';
import { allocationCommandTerms } from '#core/allocation/texts.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { problemSchema } from '#functions/platform/http/problem.ts';
import { hasBody } from '#functions/platform/http/route.ts';
import type { RouteSpec } from '#functions/platform/http/route.ts';
import { everyRoute } from './every-route.ts';
import { schemaPaths } from './schema-paths.ts';

type Json = Record<string, unknown>;

export interface OpenApi extends Json {
  readonly paths: Record<string, Record<string, Json>>;
}

let document: OpenApi | undefined;

/** OpenAPI 3.1, generated from the routes' own schemas; made once per process. */
export function openApi(): OpenApi {
  document ??= generate();
  return document;
}

const problem: Json = {
  description: 'problem+json',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The one answer that is no JSON, and the one address that is its own key. */
const calendar: Json = {
  operationId: 'readCalendar',
  tags: ['calendar-feeds'],
  summary: '日历文件（凭地址本身，无须登录） · The calendar itself; its address is the key',
  security: [],
  parameters: [
    { name: 'secret', in: 'path', required: true, schema: { type: 'string', minLength: 43, maxLength: 43 } },
    { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
  ],
  responses: {
    200: { description: 'iCalendar, RFC 5545', content: { 'text/calendar': { schema: { type: 'string' } } } },
    304: { description: 'not changed' },
    default: problem,
  },
};

function generate(): OpenApi {
  const paths: OpenApi['paths'] = {
    '/healthz': { get: { operationId: 'healthz', summary: '运行状态 · Health', security: [], responses: { 200: { description: 'ok' } } } },
    '/calendars/{secret}.ics': { get: calendar },
    ...schemaPaths,
  };
  for (const { spec } of everyRoute) {
    if (spec.operationId === 'commandProposal') {
      for (const name of commandNames) {
        const path = spec.path.replace('{command}', name);
        paths[path] = {
          post: operation({
            ...spec,
            path,
            operationId: name,
            summary: headline(commandTerms[name]),
            params: z.strictObject({ id: identifier }),
            body: commands[name].body,
          }),
        };
      }
    } else if (spec.operationId === 'commandAllocation') {
      for (const [name, body] of Object.entries(allocationCommands)) {
        const path = spec.path.replace('{command}', name);
        const told = { ...spec, path, operationId: `${name}-of-allocation`, summary: allocationCommandTerms[name] ?? spec.summary };
        paths[path] = { post: operation({ ...told, params: z.strictObject({ allocationId: identifier }), body }) };
      }
    } else {
      paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operation(spec) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '提案办理接口 · Proposal API', version: '1' },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
    },
  };
}

const creating: readonly string[] = [
  'submitProposal',
  'createPlan',
  'createImport',
  'createAllocation',
  'createCalendarFeed',
  'createWebhook',
  'recordPolicy',
  'recordCalendarYear',
];

function operation(spec: RouteSpec): Json {
  return {
    operationId: spec.operationId,
    tags: [spec.tag],
    summary: `${spec.summary.zh} · ${spec.summary.en}`,
    parameters: [...parameters(spec.params, 'path'), ...parameters(spec.query, 'query'), ...headers(spec)],
    ...(hasBody(spec.method) ? { requestBody: { required: true, content: requestContent(spec) } } : {}),
    responses: {
      [creating.includes(spec.operationId) ? 201 : 200]: {
        description: 'ok',
        content: {
          'application/json': { schema: jsonSchema(spec.response, 'output') },
          ...(spec.isPage === true ? { 'text/html': { schema: { type: 'string' } } } : {}),
          ...Object.fromEntries((spec.files ?? []).map((type) => [type, { schema: binary }])),
        },
      },
      default: problem,
    },
  };
}

const binary: Json = { type: 'string', format: 'binary' };

function requestContent({ takesFile, body }: RouteSpec): Json {
  return takesFile === true
    ? { 'application/octet-stream': { schema: binary } }
    : { 'application/json': { schema: jsonSchema(body, 'input') } };
}

function headers({ command }: RouteSpec): Json[] {
  if (!command) return [];
  return [
    { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 128 } },
    { name: 'If-Match', in: 'header', required: false, schema: { type: 'string', examples: ['"7"'] } },
  ];
}

const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

function parameters(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties, required } = objectSchema.parse(jsonSchema(schema, 'input'));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function headline({ zh, en }: Term): Term {
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) };
}
