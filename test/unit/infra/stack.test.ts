import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { administrationPaths } from '#core/contracts/administration-paths.ts';
import { checkPaths, letterPaths } from '#core/contracts/letter-paths.ts';
import { judgePath } from '#core/contracts/judge-path.ts';
import { publishedPaths } from '#core/contracts/published-paths.ts';
import { filePaths } from '#core/contracts/file-paths.ts';
import { allRoutes as administration } from '#functions/administer/routes/all-routes.ts';
import { planPaths } from '#core/contracts/plan-paths.ts';
import { sheetPaths } from '#core/contracts/sheet-paths.ts';
import { allRoutes as cases } from '#functions/api/routes/all-routes.ts';
import { allRoutes as letters } from '#functions/render-letter/routes/all-routes.ts';
import { allRoutes as sheets } from '#functions/import-session/routes/all-routes.ts';
import { allRoutes as files } from '#functions/serve-files/routes/all-routes.ts';
import { reminderPath } from '#core/contracts/reminder-paths.ts';
import { allRoutes as reminders } from '#functions/serve-reminders/routes/all-routes.ts';
import { allRoutes as plans } from '#functions/serve-plans/routes/all-routes.ts';
import { readConfig } from '#infra/config.ts';
import cdk from '../../../cdk.json' with { type: 'json' };
import { lambdaFolders } from '#test/support/lambda-folders.ts';
import { resourcesOf, synthesize, template } from '#test/support/synthesized.ts';
import type { Resource } from '#test/support/synthesized.ts';

const properties = (type: string): [string, Record<string, unknown>][] => resourcesOf(type).map(([id, { Properties }]) => [id, Properties]);
const functions = properties('AWS::Lambda::Function');
const retained = ({ DeletionPolicy, UpdateReplacePolicy }: Resource): boolean =>
  DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain';
/** Logical id that an expression names. */
const named = (expression: unknown): string | undefined => /"(?:Fn::GetAtt|Ref)":\[?"([A-Za-z0-9]+)"/.exec(JSON.stringify(expression))?.[1];

const anchorOf = ({ AlarmDescription }: Record<string, unknown>): string =>
  /docs\/runbook\.md#([a-z-]+)$/.exec(String(AlarmDescription))?.[1] ?? '';
const sorted = (values: readonly unknown[]): string[] => values.map(String).sort();

describe('the template', () => {
  it('is the same twice, and knows no account, no region and nothing that would have to be looked up', () => {
    const again = synthesize((assembly, json) => {
      expect(assembly.manifest.missing ?? []).toEqual([]);
      expect(assembly.getStackByName('ProposalPipeline').environment).toMatchObject({
        account: 'unknown-account',
        region: 'unknown-region',
      });
      return json;
    });
    expect(JSON.stringify(again)).toBe(JSON.stringify(template));
    expect(JSON.stringify(again)).not.toMatch(/arn:aws|[a-z]{2}-[a-z]+-\d\b|"\d{12}"/);
  });

  it('has a function for each Lambda folder and none besides, each in the runtime it is bundled for', () => {
    expect(sorted(functions.map(([, { Description }]) => Description))).toEqual(lambdaFolders);
    for (const [id, { Runtime, Handler }] of functions) expect([Runtime, Handler], id).toEqual(['nodejs24.x', 'index.handler']);
  });

  it('asks for what differs from place to place, and checks it', () => {
    const own = Object.entries(template.Parameters).filter(([name]) => name !== 'BootstrapVersion');
    expect(sorted(own.map(([name]) => name))).toEqual([
      'AlarmAddress',
      'Body',
      'BootstrapAdministrator',
      'Environment',
      'FileScanner',
      'HeartbeatSchedule',
      'IdentityAudience',
      'IdentityClient',
      'IdentityIssuer',
      'IdentityScope',
      'IdentityTokenOrigin',
      'LetterFonts',
      'LoopbackReceivers',
      'MailSchedule',
      'MailSender',
      'MailSenderName',
      'MailTransport',
      'PortalUrl',
      'RehearsalTools',
      'ReserveConcurrency',
      'RobotHosts',
      'SmsGateway',
      'SmsHosts',
      'SmsSecretArn',
      'SmtpHost',
      'SmtpPort',
      'SmtpSecretArn',
      'SmtpSecure',
      'SmtpUser',
    ]);
    for (const [name, parameter] of own) expect(parameter, name).toMatchObject({ Type: 'String', AllowedPattern: /^\^.+\$$/ });
  });

  it.each([
    'AWS::DynamoDB::Table',
    'AWS::Lambda::Function',
    'AWS::StepFunctions::StateMachine',
    'AWS::SQS::Queue',
    'AWS::Logs::LogGroup',
    'AWS::IAM::Role',
    'AWS::ApiGatewayV2::Api',
  ])('tags every %s with the application and its environment', (type) => {
    const resources = properties(type);
    expect(resources.length).toBeGreaterThan(0);
    for (const [id, { Tags }] of resources) {
      const tags = Array.isArray(Tags) ? Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) : Tags;
      expect(tags, id).toEqual({ application: 'proposal-pipeline', environment: 'production' });
    }
  });

  it('tells the address of the API by the name that the README gives it', () => {
    expect(template.Outputs['Address']?.Value).toEqual({ 'Fn::GetAtt': [resourcesOf('AWS::ApiGatewayV2::Api')[0]![0], 'ApiEndpoint'] });
  });

  it('has the tools it is deployed with tell nobody about it', () => {
    expect(cdk).toMatchObject({ notices: false, versionReporting: false, context: { 'cli-telemetry': false } });
  });

  it('refuses a setting that is not one', () => {
    expect(() => readConfig((key) => (key === 'stackName' ? '9 lives' : undefined))).toThrow(/stackName/);
  });
});

describe('the data', () => {
  const tables = resourcesOf('AWS::DynamoDB::Table');

  it.each(tables)('of %s is encrypted, can be restored to any second, and cannot be deleted by accident', (_id, table) => {
    expect(table.Properties).toMatchObject({
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect(retained(table)).toBe(true);
  });

  it('lies in four tables', () => {
    expect(tables).toHaveLength(4);
  });

  it('that others entrusted to us lies under a key of its own, renewed each year and never lost', () => {
    const [key, ...more] = resourcesOf('AWS::KMS::Key');
    expect(more).toEqual([]);
    const [id, resource] = key!;
    expect(resource.Properties).toMatchObject({ EnableKeyRotation: true });
    expect(retained(resource)).toBe(true);
    const secrets = tables.find(([tableId]) => tableId.startsWith('DataSecrets'))?.[1];
    expect(secrets?.Properties['SSESpecification']).toEqual({
      KMSMasterKeyId: { 'Fn::GetAtt': [id, 'Arn'] },
      SSEEnabled: true,
      SSEType: 'KMS',
    });
  });

  it('of lost records and events is encrypted and refuses unencrypted transport', () => {
    const queues = properties('AWS::SQS::Queue');
    expect(queues).toHaveLength(8);
    const policies = properties('AWS::SQS::QueuePolicy');
    for (const [id, queue] of queues) {
      expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
      const policy = policies.find(([, { Queues }]) => named(Queues) === id)?.[1];
      expect(JSON.stringify(policy?.['PolicyDocument'])).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
    }
  });
});

describe('logs', () => {
  it('every function and state machine writes to a group of its own, kept at least 190 days and when the stack goes', () => {
    const writers = [
      ...functions.map(([, { LoggingConfig }]) => LoggingConfig),
      ...properties('AWS::StepFunctions::StateMachine').map(([, { LoggingConfiguration }]) => LoggingConfiguration),
    ];
    const groups = writers.map(named);
    expect(new Set(groups).size).toBe(writers.length);
    for (const id of groups) {
      const group = template.Resources[id ?? ''];
      expect(group?.Type).toBe('AWS::Logs::LogGroup');
      expect(Number(group?.Properties['RetentionInDays'])).toBeGreaterThanOrEqual(190);
      expect(retained(group!)).toBe(true);
    }
  });

  it('of state machines tell every step and hold no execution data', () => {
    for (const [id, { LoggingConfiguration }] of properties('AWS::StepFunctions::StateMachine')) {
      expect(LoggingConfiguration, id).toMatchObject({ IncludeExecutionData: false, Level: 'ALL' });
    }
  });
});

describe('alarms', () => {
  const alarms = properties('AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);

  it('every function, state machine and queue of lost records has one', () => {
    const watched = new Set(
      alarms.flatMap(({ Dimensions }) => ((Dimensions as { Value: unknown }[] | undefined) ?? []).map(({ Value }) => named(Value))),
    );
    for (const type of ['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine', 'AWS::SQS::Queue']) {
      for (const [id] of properties(type)) expect(watched, id).toContain(id);
    }
  });

  it('each follower of the ledger is watched for falling behind, since a failed visit is no error of its function', () => {
    const behind = alarms.filter(({ MetricName }) => MetricName === 'IteratorAge');
    const followers = properties('AWS::Lambda::EventSourceMapping').map(([, { FunctionName }]) => named(FunctionName));
    expect(sorted(behind.map(({ Dimensions }) => named(Dimensions)))).toEqual(sorted(followers));
    for (const alarm of behind) expect(alarm).toMatchObject({ Statistic: 'Maximum', Threshold: 600_000 });
  });

  it('answers of 5xx are watched at the API, since the function answers them without an error of its own', () => {
    const [api] = resourcesOf('AWS::ApiGatewayV2::Api').map(([id]) => id);
    const watching = alarms.filter(({ Namespace }) => Namespace === 'AWS/ApiGateway');
    expect(watching).toMatchObject([{ MetricName: '5xx', Statistic: 'Sum', Threshold: 5 }]);
    expect(named(watching[0]?.['Dimensions'])).toBe(api);
  });

  it('executions that are replaced are counted from the logs of those who replace them', () => {
    const filters = properties('AWS::Logs::MetricFilter')
      .map(([, filter]) => filter)
      .filter(({ MetricName, MetricTransformations }) => JSON.stringify([MetricName, MetricTransformations]).includes('Repairs'));
    const counted = filters.map(({ FilterPattern, LogGroupName }) => [FilterPattern, named(LogGroupName)?.replace(/Logs[0-9A-F]{8}$/, '')]);
    expect(sorted(counted.map(([, group]) => group))).toEqual(['Followersreconcile', 'Followersrelay']);
    for (const [pattern] of counted) expect(pattern).toBe('"execution replaced"');
    expect(alarms.filter(({ MetricName }) => MetricName === 'Repairs')).toMatchObject([{ Statistic: 'Sum', Threshold: 1 }]);
  });

  it('says in a sentence who is hurt, and where to read what to do', () => {
    for (const alarm of alarms) expect(alarm['AlarmDescription']).toMatch(/^[A-Z].{20,}\. See docs\/runbook\.md#[a-z-]+$/);
  });

  it('every one tells the operator, at the address that is asked for', () => {
    const [topic, ...more] = resourcesOf('AWS::SNS::Topic').map(([id]) => ({ Ref: id }));
    expect(more).toEqual([]);
    expect(alarms.length).toBeGreaterThan(0);
    for (const alarm of alarms) expect(alarm['AlarmActions'], anchorOf(alarm)).toEqual([topic]);
    expect(template.Outputs['AlarmTopic']?.Value).toEqual(topic);
    expect(properties('AWS::SNS::Subscription').map(([, subscription]) => subscription)).toEqual([
      { TopicArn: topic, Protocol: 'email', Endpoint: { Ref: 'AlarmAddress' } },
    ]);
    expect(template.Parameters['AlarmAddress']).not.toHaveProperty('Default');
  });

  it('may be published by CloudWatch alone, and encrypted', () => {
    const [policy, ...more] = properties('AWS::SNS::TopicPolicy').map(([, { PolicyDocument }]) => PolicyDocument);
    expect(more).toEqual([]);
    expect(policy).toMatchObject({
      Statement: [
        { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' }, Condition: expect.anything() },
      ],
    });
  });

  it('is quiet while nothing happens', () => {
    for (const alarm of alarms)
      expect(alarm).toMatchObject({ TreatMissingData: 'notBreaching', ComparisonOperator: 'GreaterThanOrEqualToThreshold' });
  });

  it('each has its section in the runbook, and the runbook has no section of an alarm that is no more', () => {
    const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
    expect(sorted(sections)).toEqual(sorted(alarms.map(anchorOf)));
  });

  it('each section of the runbook says what it means, what to look at and what to do', () => {
    const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    for (const section of runbook.split(/^## /m).slice(1)) {
      for (const part of ['**Means.**', '**Look at.**', '**Do.**']) expect(section, section.split('\n')[0]).toContain(part);
    }
  });
});

describe('the HTTP API', () => {
  const routes = properties('AWS::ApiGatewayV2::Route').map(([, route]) => route);
  const keys = (type: string): string[] =>
    sorted(routes.filter(({ AuthorizationType }) => AuthorizationType === type).map(({ RouteKey }) => RouteKey));

  it('lets nobody in without a token but to health, documentation, schemas, the shell of the web client, calendars, the check of letters, published replies and the links in mails', () => {
    const administered = administrationPaths.flatMap((path) => [`ANY ${path}`, `ANY ${path}/{proxy+}`]);
    const ofLetters = [...letterPaths.GET.map((path) => `GET ${path}`), ...letterPaths.POST.map((path) => `POST ${path}`)];
    const sheets = sheetPaths.flatMap((path) => [`ANY ${path}`, `ANY ${path}/{proxy+}`]);
    const planned = planPaths.flatMap((path) => [`ANY ${path}`, `ANY ${path}/{proxy+}`]);
    const ofReminders = [`ANY ${reminderPath}`, `ANY ${reminderPath}/{proxy+}`];
    const ofFiles = filePaths.map((path) => `ANY ${path}`);
    expect(keys('JWT')).toEqual(
      ['ANY /v1/{proxy+}', ...administered, ...ofLetters, ...planned, ...ofReminders, ...sheets, ...ofFiles].sort(),
    );
    const documentation = ['GET /docs', 'GET /docs/{proxy+}', 'GET /healthz', 'GET /openapi.json'];
    const desk = ['GET /', 'GET /desk', 'GET /desk/{proxy+}', 'GET /cases/{id}'];
    const shell = [...desk, 'GET /console/{proxy+}', 'GET /signed-in', 'GET /signed-out'];
    const links = ['GET', 'HEAD', 'POST'].map((method) => `${method} ${judgePath}`);
    const schemas = ['GET /schemas', 'GET /schemas/{file}'];
    expect(keys('NONE')).toEqual(
      [
        ...documentation,
        ...schemas,
        ...shell,
        ...checkPaths.map((path) => `GET ${path}`),
        'GET /calendars/{file}',
        ...links,
        ...publishedPaths.map((path) => `GET ${path}`),
      ].sort(),
    );
    expect(routes).toHaveLength(
      22 + administered.length + ofLetters.length + planned.length + ofReminders.length + sheets.length + ofFiles.length,
    );
  });

  it.each([
    ['administer', administration],
    ['api', cases],
    ['render-letter', letters],
    ['import-session', sheets],
    ['serve-files', files],
    ['serve-plans', plans],
    ['serve-reminders', reminders],
  ])('hands every route of %s to it, and no other', (folder, served) => {
    const lambda = new Map(functions.map(([id, { Description }]) => [id, Description]));
    const integrations = new Map(properties('AWS::ApiGatewayV2::Integration').map(([id, one]) => [id, named(one['IntegrationUri']) ?? '']));
    const wanted = served.map(({ spec }) => spec.path);
    for (const path of wanted) {
      // The most specific key wins: the longest of those that hold the path.
      const [key] = routes
        .map(({ RouteKey, Target }) => ({ under: String(RouteKey).replace(/^[A-Z]+ /, ''), Target }))
        .filter(({ under }) => (under.endsWith('/{proxy+}') ? path.startsWith(under.replace('{proxy+}', '')) : path === under))
        .sort((a, b) => b.under.replace('{proxy+}', '').length - a.under.replace('{proxy+}', '').length);
      expect(lambda.get(integrations.get(named(key?.Target) ?? '') ?? ''), path).toBe(folder);
    }
  });

  it('takes tokens of the issuer and the audience that the operator named', () => {
    const [authorizer, ...more] = properties('AWS::ApiGatewayV2::Authorizer');
    expect(more).toEqual([]);
    expect(authorizer?.[1]).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [{ Ref: 'IdentityAudience' }], Issuer: { Ref: 'IdentityIssuer' } },
    });
    const known = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT').map(({ AuthorizerId }) => named(AuthorizerId));
    expect(new Set(known)).toEqual(new Set([authorizer?.[0]]));
  });

  it('writes no access log, in which the secrets of calendars and of links would lie', () => {
    for (const [id, stage] of properties('AWS::ApiGatewayV2::Stage')) expect(stage, id).not.toHaveProperty('AccessLogSettings');
  });

  it('is throttled, and no function has an address of its own', () => {
    expect(properties('AWS::ApiGatewayV2::Stage')[0]?.[1]).toMatchObject({
      DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
    });
    expect(resourcesOf('AWS::Lambda::Url')).toEqual([]);
  });

  it('is made after every route that its settings name, which CloudFormation refuses before', () => {
    const keyed = new Map(properties('AWS::ApiGatewayV2::Route').map(([id, { RouteKey }]) => [String(RouteKey), id]));
    const stage = resourcesOf('AWS::ApiGatewayV2::Stage')[0]?.[1];
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(checkPaths.map((path) => keyed.get(`GET ${path}`))));
  });
});

describe('what follows the ledger', () => {
  it('begins with the first record, repeats a bounded number of times, tells which records failed and keeps what was lost', () => {
    const mappings = properties('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(2);
    for (const [id, mapping] of mappings) {
      expect(mapping, id).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 20,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
  });

  it('the reconciler sweeps by itself, and hears of every execution that ends badly', () => {
    const rules = properties('AWS::Events::Rule').map(([, rule]) => rule);
    const sweep = rules.find(({ Targets }) => JSON.stringify(Targets).includes('sweep'));
    expect(sweep).toMatchObject({ ScheduleExpression: 'rate(1 day)', State: 'ENABLED' });
    const ended = rules.find(({ EventPattern }) => JSON.stringify(EventPattern ?? '').includes('aws.states'))?.['EventPattern'];
    expect(ended).toMatchObject({ source: ['aws.states'], detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } });
    const { stateMachineArn } = (ended as { detail: { stateMachineArn: unknown[] } }).detail;
    const healed = resourcesOf('AWS::StepFunctions::StateMachine').filter(([id]) => /^(?:Workflows|Plans|Imports)/.test(id));
    expect(sorted(stateMachineArn.map(named))).toEqual(sorted(healed.map(([id]) => id)));
  });

  it('every event for a function that is given up is kept, by the bus and by the function, where an alarm watches', () => {
    const targets = properties('AWS::Events::Rule').flatMap(([, { Targets }]) => Targets as Record<string, unknown>[]);
    expect(targets).toHaveLength(7);
    const invoked = new Map(properties('AWS::Lambda::EventInvokeConfig').map(([, config]) => [named(config['FunctionName']), config]));
    const queues = resourcesOf('AWS::SQS::Queue').map(([id]) => id);
    for (const { Arn, DeadLetterConfig } of targets) {
      const kept = named(DeadLetterConfig);
      expect(queues).toContain(kept);
      expect(named(invoked.get(named(Arn))?.['DestinationConfig'])).toBe(kept);
    }
  });

  it('executions end by themselves well before the year that AWS gives them', () => {
    for (const [id, { DefinitionString }] of properties('AWS::StepFunctions::StateMachine')) {
      const [, seconds] = /\\?"TimeoutSeconds\\?":(\d{6,})/.exec(JSON.stringify(DefinitionString)) ?? [];
      expect(Number(seconds), id).toBe(300 * 86_400);
    }
  });
});
