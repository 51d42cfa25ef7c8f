import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { allocationCommands } from '#core/allocation/decide-allocation.ts';
import { commandNames } from '#core/steps/commands.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { openApi } from '#tools/open-api/open-api.ts';
import { everyRoute } from '#tools/open-api/every-route.ts';

const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: z.record(z.string(), z.unknown()),
});
const content = z.record(z.string().regex(/^(application|text)\//), z.strictObject({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.strictObject({
  operationId: z.string().regex(/^[A-Za-z][A-Za-z-]*$/),
  tags: z.array(z.string()).optional(),
  summary: z.string().regex(/\p{Script=Han}.* · [A-Z]/u),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^(\d{3}|default)$/), z.strictObject({ description: z.string(), content: content.optional() })),
});
const documentSchema = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith('/'), z.record(z.enum(['get', 'post', 'put', 'delete']), operationSchema.optional())),
  components: z.strictObject({ securitySchemes: z.record(z.string(), z.unknown()), schemas: z.record(z.string(), z.unknown()) }),
});

const document = documentSchema.parse(JSON.parse(JSON.stringify(openApi())));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) => (operation === undefined ? [] : [{ path, method, operation }])),
);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

describe('the OpenAPI document', () => {
  it('has every route, each command by its own path', () => {
    const told = new Set(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`));
    const expected = everyRoute.flatMap(({ spec }) =>
      spec.path.endsWith('{command}')
        ? (spec.path.startsWith('/v1/allocations/') ? Object.keys(allocationCommands) : commandNames).map(
            (name) => `${spec.method} ${spec.path.replace('{command}', name)}`,
          )
        : [`${spec.method} ${spec.path}`],
    );
    expect(told).toEqual(new Set([...expected, 'GET /healthz', 'GET /calendars/{secret}.ics', 'GET /schemas', 'GET /schemas/{file}']));
  });

  it('names each operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s names the parameters of its path, and no other',
    (_name, { path, operation }) => {
      const inPath = operation.parameters.filter((one) => one.in === 'path');
      expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(inPath.every(({ required }) => required)).toBe(true);
    },
  );

  it('every reference leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const found = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  it('needs a token for everything but health, calendars and schemas, and tells every problem in one shape', () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    for (const { path, operation } of operations) {
      const isOpen = path === '/healthz' || path.startsWith('/calendars/') || path.startsWith('/schemas');
      expect(operation.security, path).toEqual(isOpen ? [] : undefined);
      if (path === '/healthz') continue;
      expect(operation.responses['default']?.content?.['application/problem+json']?.schema, path).toEqual({
        $ref: '#/components/schemas/Problem',
      });
    }
  });

  it('asks for an Idempotency-Key exactly where state changes', () => {
    for (const { path, method, operation } of operations) {
      const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key');
      // A preview, a check or the reading of a file only tells what would be: nothing of it is done twice.
      const onlyTells = ['/preview', '/check', '/letter/returned', '/letters/readings', '/consequences'].some((end) => path.endsWith(end));
      expect(key?.required ?? false, `${method} ${path}`).toBe(method !== 'get' && !onlyTells);
    }
  });

  it('forbids what no schema knows', () => {
    for (const { path, operation } of operations) {
      // Takes what the command itself takes, which has a path of its own.
      if (path.endsWith('/consequences')) continue;
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (schema !== undefined) expect(schema['additionalProperties'], path).toBe(false);
    }
  });

  it('tells the numbers of pages as numbers', () => {
    const limit = operations
      .find(({ operation }) => operation.operationId === 'listProposals')
      ?.operation.parameters.find(({ name }) => name === 'limit');
    expect(limit).toMatchObject({ required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } });
  });
});

describe('the reader', () => {
  it('is one page in both languages without script, naming every operation', async () => {
    const told = await new ApiInMemory().ask(undefined, 'GET', '/docs');
    expect(told.headers.get('Content-Type')).toContain('text/html');
    expect(told.text).toContain('<html lang="zh-CN">');
    expect(told.text).not.toMatch(/<script|onclick|javascript:/i);
    for (const { path } of operations) expect(told.text).toContain(path);
    expect(told.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(told.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('brings its style, and nothing else lies beside it', async () => {
    const api = new ApiInMemory();
    expect((await api.ask(undefined, 'GET', '/docs/style.css')).headers.get('Content-Type')).toContain('text/css');
    expect((await api.ask(undefined, 'GET', '/docs/other.css')).status).toBe(404);
  });

  it('answers the document and health as JSON', async () => {
    const api = new ApiInMemory();
    expect((await api.ask(undefined, 'GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(openApi())));
    expect((await api.ask(undefined, 'GET', '/healthz')).body).toEqual({ status: 'ok' });
  });
});

describe('what is answered', () => {
  // Reads that are not everybody's, and who asks for them.
  const askers: Readonly<Record<string, readonly string[]>> = {
    readDirectoryHistory: ['auditor', 'administrator'],
    listHealed: ['auditor', 'administrator'],
    listUnreached: ['cao'],
    listMergePartners: ['cao', 'du'],
    readProposalDraft: ['lin'],
    listShares: ['transport-clerk', 'parks-leader'],
    listOverdue: ['cao', 'du', 'auditor'],
    readSuggestions: ['du'],
    readLoad: ['du', 'song'],
    listDispatchNotices: ['du', 'song', 'auditor', 'transport-clerk'],
    readStatistics: ['cao', 'song', 'auditor'],
    listMails: ['cao', 'auditor', 'administrator'],
  };

  it('fits the shape that the document tells', async () => {
    const api = await ApiInMemory.withDirectory();
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied', comment: '谢谢。' });
    // Those of a paper, of a unit's robot and of webhooks are tried where they are tested.
    const reads = everyRoute.filter(({ spec }) => spec.method === 'GET' && spec.tag !== 'webhooks' && !/\{(?!id\})/.test(spec.path));
    for (const { spec } of reads) {
      for (const person of askers[spec.operationId] ?? ['lin', 'cao', 'transport-clerk']) {
        const told = await api.ask(person, 'GET', `${spec.path.replace('{id}', id)}${spec.operationId === 'listMails' ? '?to=lin' : ''}`);
        expect(told.status, `${person} ${spec.path}`).toBe(200);
        expect(spec.response.safeParse(told.body).error, `${person} ${spec.path}`).toBeUndefined();
      }
    }
  });
});
