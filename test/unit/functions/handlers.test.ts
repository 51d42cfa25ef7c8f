import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { caseIn } from '#test/support/case-in.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { body, ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';
import { lambdaFolders } from '#test/support/lambda-folders.ts';

type Handler = (event: unknown, context?: unknown) => Promise<unknown>;

const handlerOf = async (folder: string): Promise<Handler> =>
  ((await import(`../../../functions/${folder}/handler.ts`)) as { handler: Handler }).handler;
const hint = (pk: string) => ({ Records: [{ eventID: '1', dynamodb: { Keys: { pk: { S: pk } }, SequenceNumber: '1' } }] });
const wait = { execution: ofCase, waitingIn: 'in-handling' };
const fence = { redriveCount: 0, enteredAt: '2026-03-20T02:00:00.000Z', retryCount: 0 };
const ended = {
  'detail-type': 'Step Functions Execution Status Change',
  detail: { status: 'FAILED', input: JSON.stringify({ ...ofCase, proposalId: 'p0' }) },
};
const digest = { body, recipientId: 'lin', at: '2026-03-20T00:30:00.000Z' };
const health = {
  version: '2.0',
  routeKey: 'GET /healthz',
  rawPath: '/healthz',
  rawQueryString: '',
  headers: { host: 'h' },
  requestContext: { http: { method: 'GET', path: '/healthz' }, domainName: 'h' },
  isBase64Encoded: false,
};

/** One event for each Lambda, and what it answers to it. */
const events: Readonly<Record<string, [event: unknown, answer: unknown]>> = {
  administer: [
    { ...health, rawPath: '/schemas', requestContext: { http: { method: 'GET', path: '/schemas' }, domainName: 'h' } },
    expect.objectContaining({ statusCode: 200, body: expect.stringContaining('https://api.yunlan.example/schemas/') }),
  ],
  api: [health, expect.objectContaining({ statusCode: 200, body: '{"status":"ok"}' })],
  'await-outcome': [{ ...wait, token: 't1', wakeIn: 60, executionArn: 'arn', fence }, {}],
  'check-file': [{ source: 'aws.s3', detail: { object: { key: 'elsewhere/x' } } }, undefined],
  'deliver-webhook-lane': [
    { execution: { body, endpointId: 'w1', proposalId: 'p1', at: '2026-03-20T02:00:00.000Z' } },
    { outcome: 'over' },
  ],
  'deliver-webhooks': [{ source: 'proposal-pipeline.webhooks', detail: { task: 'follow', body, proposalId: 'p1' } }, undefined],
  'find-standing': [{ execution: ofShare('a1') }, { outcome: 'in-handling', wakeIn: expect.any(Number) }],
  'gather-notices': [hint(directoryKey(body)), { batchItemFailures: [] }],
  'import-session': [
    { ...health, rawPath: '/v1/imports', requestContext: { http: { method: 'GET', path: '/v1/imports' }, domainName: 'h' } },
    expect.objectContaining({ statusCode: 403 }),
  ],
  'judge-by-link': [
    {
      ...health,
      rawPath: `/judge/p1/0/${'A'.repeat(43)}`,
      requestContext: { http: { method: 'GET', path: `/judge/p1/0/${'A'.repeat(43)}` }, domainName: 'h' },
    },
    expect.objectContaining({ statusCode: 404, body: expect.stringContaining('本链接不能使用') }),
  ],
  'open-wait': [wait, { wakeIn: 90 * 86_400 }],
  reconcile: [ended, { checked: 1, restarted: 0, rescheduled: 0, succeeded: 0, woken: 0 }],
  'record-mail-delivery': [{ execution: digest }, {}],
  relay: [hint(directoryKey(body)), { batchItemFailures: [] }],
  'render-letter': [
    {
      ...health,
      rawPath: '/v1/letters/readings',
      requestContext: { http: { method: 'POST', path: '/v1/letters/readings' }, domainName: 'h' },
    },
    expect.objectContaining({ statusCode: 403, body: expect.stringContaining('urn:proposal-pipeline:problem:unknown-person') }),
  ],
  'run-import': [{ act: 'begin', execution: { body, importId: 'if0', epoch: 1 } }, { chunks: [] }],
  'run-plan': [{ act: 'begin', execution: { body, planId: 'pl0', at: '2026-03-20T02:00:00.000Z', epoch: 1 } }, { chunks: [] }],
  'send-digests': [{ round: { bodies: [body] } }, { visited: 0, handedOn: 0 }],
  'send-heartbeats': [{ heartbeat: { bodies: [body] } }, undefined],
  'send-mail': [{ execution: digest }, {}],
  'serve-calendar': [
    { ...health, rawPath: '/calendars/x.ics', requestContext: { http: { method: 'GET', path: '/calendars/x.ics' }, domainName: 'h' } },
    expect.objectContaining({ statusCode: 404, body: expect.stringContaining('urn:proposal-pipeline:problem:calendar-not-found') }),
  ],
  'serve-plans': [
    { ...health, rawPath: '/v1/plans/x', requestContext: { http: { method: 'GET', path: '/v1/plans/x' }, domainName: 'h' } },
    expect.objectContaining({ statusCode: 403 }),
  ],
  'serve-reminders': [
    { ...health, rawPath: '/v1/reminders', requestContext: { http: { method: 'GET', path: '/v1/reminders' }, domainName: 'h' } },
    expect.objectContaining({ statusCode: 403, body: expect.stringContaining('urn:proposal-pipeline:problem:unknown-person') }),
  ],
  'serve-files': [
    {
      ...health,
      rawPath: '/v1/proposals/p1/files',
      requestContext: { http: { method: 'GET', path: '/v1/proposals/p1/files' }, domainName: 'h' },
    },
    expect.objectContaining({ statusCode: 403, body: expect.stringContaining('urn:proposal-pipeline:problem:unknown-person') }),
  ],
  'sound-alarm': [wait, { wakeIn: 90 * 86_400 }],
  'take-number': [{ execution: ofCase }, { wakeIn: 90 * 86_400 }],
};

let tables: EmbeddedTables;
beforeAll(async () => {
  tables = await embeddedTables();
  const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-handling'));
  const ledger = dynamoLedger(tables.client, 'Ledger');
  for (const commit of [...product.ledger.log(directoryKey(body)), ...product.ledger.log(p1)]) await ledger.append(commit);
});
afterAll(() => tables.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-20T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function environment(): void {
  const table = { LEDGER_TABLE_NAME: 'Ledger', VIEWS_TABLE_NAME: 'Views', WAITS_TABLE_NAME: 'Waits', SECRETS_TABLE_NAME: 'Secrets' };
  const machines = {
    PROPOSAL_WORKFLOW_ARN: 'arn:aws:states:::stateMachine:p',
    ASSIGNMENT_WORKFLOW_ARN: 'arn:aws:states:::stateMachine:a',
    PLAN_WORKFLOW_ARN: 'arn:aws:states:::stateMachine:r',
    IMPORT_WORKFLOW_ARN: 'arn:aws:states:::stateMachine:i',
    DIGEST_WORKFLOW_ARN: 'arn:aws:states:::stateMachine:d',
    API_FUNCTION_NAME: 'api',
    PLANS_FUNCTION_NAME: 'serve-plans',
    LANE_WORKFLOW_ARN: 'arn:aws:states:::stateMachine:l',
  };
  const mail = {
    MAIL_SENDER: 'proposals@yunlan.example',
    MAIL_CONFIGURATION_SET: 'set',
    PORTAL_URL: 'https://portal.yunlan.example/',
    BOOTSTRAP_BODY: body,
    BOOTSTRAP_ADMINISTRATOR: 'administrator',
    IDENTITY_ISSUER: 'https://login.example/pool',
    IDENTITY_CLIENT_ID: 'console',
    IDENTITY_SCOPE: 'openid',
    IDENTITY_TOKEN_ORIGIN: '',
    REHEARSAL_TOOLS: '',
    FILES_BUCKET_NAME: 'files',
    FILES_ORIGIN: 'https://files.example',
    FILE_SCANNER: '',
    LETTER_FONTS: '',
    ROBOT_HOSTS: 'oapi.dingtalk.com',
    SMS_GATEWAY: '',
    SMS_HOSTS: '',
    SMS_SECRET_ARN: '',
    STATUS_BUS_NAME: 'StatusEvents',
    API_URL: 'https://api.yunlan.example',
    LOOPBACK_RECEIVERS: '',
    NODE_ENV: 'production',
  };
  const sdk = { AWS_ENDPOINT_URL: tables.url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  for (const [name, value] of Object.entries({ ...table, ...machines, ...mail, ...sdk })) vi.stubEnv(name, value);
}

it('every Lambda is tried', () => {
  expect(Object.keys(events).sort()).toEqual(lambdaFolders);
});

describe.each(lambdaFolders)('%s', (folder) => {
  const [event, answer] = events[folder]!;

  it('can be loaded without its environment, and names what it lacks when it is called', async () => {
    const handler = await handlerOf(folder);
    await expect((async () => handler(event, {}))()).rejects.toThrow(/LEDGER_TABLE_NAME|VIEWS_TABLE_NAME/);
  });

  it('is wired to what it works with', async () => {
    environment();
    expect(await (await handlerOf(folder))(event, {})).toEqual(answer);
  });
});
