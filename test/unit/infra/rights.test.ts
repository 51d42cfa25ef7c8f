import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { grants, rightsOn, tableId } from '#test/support/grants.ts';
import { resourcesOf, template } from '#test/support/synthesized.ts';

const ledger = tableId('DataLedger');
const waits = tableId('DataWaits');
const views = tableId('DataViews');

/** The conditions under which a function appends to the ledger. */
const appendedTo = (who: string) =>
  grants.filter((one) => one.who === who && one.action === 'dynamodb:PutItem' && one.resource === ledger).map(({ condition }) => condition);
const logs = (...names: string[]) => names.map((name) => ({ 'Fn::Join': ['', [{ Ref: 'Body' }, `#${name}`]] }));

describe('the ledger', () => {
  it('is read by those who need it and appended to by commands, links in mails, administration, runs of plans, alarms, numbers, failed addresses and deliveries alone', () => {
    expect(rightsOn(ledger)).toEqual([
      'administer dynamodb:BatchGetItem',
      'administer dynamodb:PutItem',
      'administer dynamodb:Query',
      'api dynamodb:BatchGetItem',
      'api dynamodb:PutItem',
      'api dynamodb:Query',
      'await-outcome dynamodb:BatchGetItem',
      'await-outcome dynamodb:Query',
      'deliver-webhook-lane dynamodb:BatchGetItem',
      'deliver-webhook-lane dynamodb:PutItem',
      'deliver-webhook-lane dynamodb:Query',
      'deliver-webhooks dynamodb:BatchGetItem',
      'deliver-webhooks dynamodb:PutItem',
      'deliver-webhooks dynamodb:Query',
      'find-standing dynamodb:BatchGetItem',
      'find-standing dynamodb:Query',
      'gather-notices dynamodb:BatchGetItem',
      'gather-notices dynamodb:DescribeStream',
      'gather-notices dynamodb:GetRecords',
      'gather-notices dynamodb:GetShardIterator',
      'gather-notices dynamodb:Query',
      'import-session dynamodb:BatchGetItem',
      'import-session dynamodb:PutItem',
      'import-session dynamodb:Query',
      ...dispatching('judge-by-link'),
      'open-wait dynamodb:BatchGetItem',
      'open-wait dynamodb:Query',
      'reconcile dynamodb:BatchGetItem',
      'reconcile dynamodb:PutItem',
      'reconcile dynamodb:Query',
      'record-mail-delivery dynamodb:BatchGetItem',
      'record-mail-delivery dynamodb:PutItem',
      'record-mail-delivery dynamodb:Query',
      'relay dynamodb:BatchGetItem',
      'relay dynamodb:DescribeStream',
      'relay dynamodb:GetRecords',
      'relay dynamodb:GetShardIterator',
      // Numbers of correcting letters.
      'relay dynamodb:PutItem',
      'relay dynamodb:Query',
      'render-letter dynamodb:BatchGetItem',
      'render-letter dynamodb:Query',
      'run-import dynamodb:BatchGetItem',
      'run-import dynamodb:PutItem',
      'run-import dynamodb:Query',
      'run-plan dynamodb:BatchGetItem',
      'run-plan dynamodb:PutItem',
      'run-plan dynamodb:Query',
      'send-digests dynamodb:BatchGetItem',
      'send-digests dynamodb:Query',
      'send-heartbeats dynamodb:BatchGetItem',
      'send-heartbeats dynamodb:PutItem',
      'send-heartbeats dynamodb:Query',
      'send-mail dynamodb:BatchGetItem',
      'send-mail dynamodb:Query',
      'serve-calendar dynamodb:BatchGetItem',
      'serve-calendar dynamodb:Query',
      'serve-files dynamodb:BatchGetItem',
      'serve-files dynamodb:PutItem',
      'serve-files dynamodb:Query',
      'serve-plans dynamodb:BatchGetItem',
      'serve-plans dynamodb:PutItem',
      'serve-plans dynamodb:Query',
      'serve-reminders dynamodb:BatchGetItem',
      'serve-reminders dynamodb:Query',
      'sound-alarm dynamodb:BatchGetItem',
      'sound-alarm dynamodb:PutItem',
      'sound-alarm dynamodb:Query',
      'take-number dynamodb:BatchGetItem',
      'take-number dynamodb:PutItem',
      'take-number dynamodb:Query',
    ]);
  });

  it('takes from the one that hears of failed addresses nothing but the directory', () => {
    const appending = grants.filter(
      ({ who, action, resource }) => who === 'record-mail-delivery' && action === 'dynamodb:PutItem' && resource === ledger,
    );
    expect(appending.map(({ condition }) => condition)).toEqual([
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [{ 'Fn::Join': ['', [{ Ref: 'Body' }, '#directory']] }] } },
    ]);
  });

  it('takes directory and rules from administration, and cases from the API that serves them: neither touches the other’s logs', () => {
    expect(appendedTo('administer')).toEqual([
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': logs('directory', 'policy', 'calendar', 'webhooks') } },
    ]);
    expect(appendedTo('api')).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': logs('proposal#*', 'register#*') } }]);
    expect(appendedTo('serve-plans')).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': logs('plan#*', 'plans', 'allocation#*', 'allocations') } },
    ]);
    expect(appendedTo('import-session')).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': logs('import#*', 'imports') } }]);
  });

  it('gives a step of a workflow the logs it appends to and no other: no run of a plan or a file records rules, roles or webhooks', () => {
    const like = (...names: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': logs(...names) } });
    const cases = like('proposal#*', 'register#*');
    const directory = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': logs('directory') } };
    expect(['sound-alarm', 'take-number', 'reconcile', 'relay', 'run-plan', 'run-import'].map(appendedTo)).toEqual([
      [cases],
      [cases],
      [cases],
      [cases],
      [cases, like('plan#*', 'plans')],
      [cases, like('import#*', 'imports'), directory],
    ]);
  });

  it('lets nobody append to whatever log there is', () => {
    const appending = grants.filter(({ action, resource }) => action === 'dynamodb:PutItem' && resource === ledger);
    expect(appending.filter(({ condition }) => condition === undefined)).toEqual([]);
  });

  it('denies rewriting to everybody, whatever a role may say', () => {
    const policy = JSON.stringify(template.Resources[ledger]?.Properties['ResourcePolicy']);
    const { PolicyDocument } = JSON.parse(policy);
    expect(PolicyDocument.Statement).toHaveLength(1);
    expect(PolicyDocument.Statement[0]).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' }, Resource: '*' });
    expect(PolicyDocument.Statement[0]).not.toHaveProperty('Condition');
    for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete']) {
      expect(PolicyDocument.Statement[0].Action).toContain(`dynamodb:${action}`);
    }
  });

  it('tells its followers what was added', () => {
    expect(template.Resources[ledger]?.Properties['StreamSpecification']).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });
});

describe('the task tokens', () => {
  it('are handed in by await-outcome and read by relay and reconcile alone', () => {
    expect(rightsOn(waits)).toEqual([
      'await-outcome dynamodb:DeleteItem',
      'await-outcome dynamodb:PutItem',
      'reconcile dynamodb:BatchGetItem',
      'reconcile dynamodb:DeleteItem',
      'reconcile dynamodb:Query',
      'relay dynamodb:BatchGetItem',
      'relay dynamodb:DeleteItem',
      'relay dynamodb:Query',
    ]);
  });

  it('are not even known by name to any other function', () => {
    const knowing = resourcesOf('AWS::Lambda::Function').filter(([, { Properties }]) =>
      JSON.stringify(Properties['Environment']).includes(waits),
    );
    expect(knowing.map(([, { Properties }]) => String(Properties['Description'])).sort()).toEqual(['await-outcome', 'reconcile', 'relay']);
  });

  it('are answered by those three alone', () => {
    const answering = grants.filter(({ action }) => action.startsWith('states:SendTask'));
    expect(answering.map(({ who, action }) => `${who} ${action}`).sort()).toEqual(
      ['await-outcome', 'reconcile', 'relay'].map((who) => `${who} states:SendTaskSuccess`),
    );
  });
});

/** The conditions under which a function writes in the list table. */
const partitionsOf = (who: string) =>
  grants
    .filter((one) => one.who === who && one.resource === views && /PutItem|UpdateItem/.test(one.action))
    .map(({ condition }) => condition);
const only = (...partitions: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } });

const settling = (who: string): string[] =>
  ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `${who} dynamodb:${action}`);
const dispatching = (who: string): string[] => ['BatchGetItem', 'PutItem', 'Query'].map((action) => `${who} dynamodb:${action}`);

describe('the lists', () => {
  it('are read by the API, administration and letters, and written by the relay; feeds by the API, the rest by those who send', () => {
    expect(rightsOn(views)).toEqual([
      'administer dynamodb:BatchGetItem',
      'administer dynamodb:Query',
      'api dynamodb:BatchGetItem',
      'api dynamodb:DeleteItem',
      'api dynamodb:PutItem',
      'api dynamodb:Query',
      'api dynamodb:UpdateItem',
      'check-file dynamodb:GetItem',
      'check-file dynamodb:UpdateItem',
      ...dispatching('deliver-webhook-lane'),
      ...dispatching('deliver-webhooks'),
      'gather-notices dynamodb:GetItem',
      'gather-notices dynamodb:PutItem',
      'gather-notices dynamodb:Query',
      'gather-notices dynamodb:UpdateItem',
      ...['BatchGetItem', 'GetItem', 'PutItem', 'Query'].map((action) => `import-session dynamodb:${action}`),
      'reconcile dynamodb:BatchGetItem',
      'reconcile dynamodb:BatchWriteItem',
      'reconcile dynamodb:PutItem',
      'reconcile dynamodb:Query',
      ...settling('record-mail-delivery'),
      ...['BatchWriteItem', 'PutItem', 'Query'].map((action) => `relay dynamodb:${action}`),
      'render-letter dynamodb:BatchGetItem',
      'render-letter dynamodb:Query',
      'run-import dynamodb:GetItem',
      ...settling('send-digests'),
      ...dispatching('send-heartbeats'),
      ...settling('send-mail'),
      'serve-calendar dynamodb:BatchGetItem',
      'serve-calendar dynamodb:Query',
      'serve-calendar dynamodb:UpdateItem',
      ...['BatchGetItem', 'GetItem', 'PutItem', 'Query'].map((action) => `serve-files dynamodb:${action}`),
      'serve-plans dynamodb:BatchGetItem',
      'serve-plans dynamodb:Query',
      'serve-reminders dynamodb:BatchGetItem',
      'serve-reminders dynamodb:Query',
    ]);
  });

  it('are not written by those who send: theirs are notices, lanes and records of mails', () => {
    expect(partitionsOf('gather-notices')).toEqual([only('*#mail'), only('*#mail')]);
    const kept = {
      'record-mail-delivery': only('*#mail', '*#mails#*'),
      'send-mail': only('*#mail', '*#mails#*', '*#lane#*'),
      'send-digests': only('*#mail', '*#mails#*', '*#lane#*', '*#round'),
    };
    expect(partitionsOf('import-session')).toEqual([only('*#imports#*')]);
    for (const [who, settling] of Object.entries(kept)) expect(partitionsOf(who), who).toEqual([settling, settling]);
  });
});

describe('the API', () => {
  it('writes calendar feeds and drafts in the list table, and nothing else there', () => {
    const writing = grants.filter(({ who, resource, action }) => who === 'api' && resource === views && !/Query|BatchGetItem/.test(action));
    const within = (...partitions: string[]) =>
      writing
        .filter(({ condition }) => JSON.stringify(condition) === JSON.stringify(only(...partitions)))
        .map(({ action }) => action)
        .sort();
    expect(within('feed#*', '*#feeds#*')).toEqual(['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']);
    expect(within('*#drafts#*')).toEqual(['dynamodb:DeleteItem', 'dynamodb:PutItem']);
    expect(writing).toHaveLength(5);
  });
});

describe('calendars', () => {
  it('are served by a function that notes when a feed was read, and writes nothing else', () => {
    expect(partitionsOf('serve-calendar')).toEqual([only('*#feeds#*')]);
  });
});

/** Rights on the bucket's objects, by the keys they are for. */
const onFiles = (folder: string): string[] => {
  const policies = resourcesOf('AWS::IAM::Policy').filter(
    ([id]) => id.startsWith(`Files${folder.replace('-', '')}`) || id.startsWith(`Api${folder.replace('-', '')}`),
  );
  const statements = z.array(z.object({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() }));
  return policies
    .flatMap(
      ([, { Properties }]) => z.object({ PolicyDocument: z.object({ Statement: statements }) }).parse(Properties).PolicyDocument.Statement,
    )
    .flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .filter((action) => action.startsWith('s3:'))
        .map((action) => `${action} ${/"\/([^"]+)"/.exec(JSON.stringify(Resource))?.[1] ?? 'the bucket'}`),
    )
    .filter((right) => right.startsWith('s3:'))
    .sort();
};

describe('files', () => {
  it('are signed for by one function, which appends to cases and begins uploads alone', () => {
    expect(onFiles('serve-files')).toEqual(['s3:GetObject sha256/*', 's3:PutObject quarantine/*']);
    expect(appendedTo('serve-files')).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': logs('proposal#*') } }]);
    expect(partitionsOf('serve-files')).toEqual([only('*#files#*')]);
  });

  it('are moved out of quarantine by another one, which takes nothing away that was checked', () => {
    expect(onFiles('check-file')).toEqual([
      's3:DeleteObject quarantine/*',
      's3:GetObject quarantine/*',
      's3:ListBucket the bucket',
      's3:PutObject sha256/*',
    ]);
    expect(partitionsOf('check-file')).toEqual([only('*#files#*')]);
  });

  it('are within reach of nobody else', () => {
    expect([...new Set(grants.filter(({ action }) => action.startsWith('s3:')).map(({ who }) => who))].sort()).toEqual([
      'check-file',
      'render-letter',
      'serve-files',
    ]);
    // Pictures that letters show.
    expect(onFiles('render-letter')).toEqual(['s3:GetObject sha256/*', 's3:ListBucket the bucket']);
  });
});

describe('every role', () => {
  it('names what it may touch, but for actions that AWS gives no resource', () => {
    const wide = grants.filter(({ resource }) => resource === '*').map(({ who, action }) => `${who} ${action}`);
    // Log delivery of a state machine, the list of streams and the answer to a token have no resource in IAM.
    const logs = [
      'CreateLogDelivery',
      'DeleteLogDelivery',
      'DescribeLogGroups',
      'DescribeResourcePolicies',
      'GetLogDelivery',
      'ListLogDeliveries',
      'PutResourcePolicy',
      'UpdateLogDelivery',
    ];
    const machines = resourcesOf('AWS::StepFunctions::StateMachine').map(([id]) => id);
    expect(wide.sort()).toEqual(
      [
        ...machines.flatMap((machine) => logs.map((action) => `${machine} logs:${action}`)),
        'await-outcome states:SendTaskSuccess',
        'reconcile states:SendTaskSuccess',
        'relay dynamodb:ListStreams',
        'relay states:SendTaskSuccess',
        'gather-notices dynamodb:ListStreams',
        ...['send-digests', 'send-mail'].flatMap((who) => [`${who} ses:GetSendQuota`, `${who} ses:SendRawEmail`]),
      ].sort(),
    );
  });

  it('names its actions: no right is given by a pattern', () => {
    expect(grants.filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  it('no function may scan', () => {
    expect(grants.filter(({ action }) => action === 'dynamodb:Scan')).toEqual([]);
  });

  it('mail goes out under one address', () => {
    const sending = grants.filter(({ action }) => action.startsWith('ses:Send'));
    expect(sending.map(({ who, action }) => `${who} ${action}`).sort()).toEqual([
      'send-digests ses:SendRawEmail',
      'send-mail ses:SendRawEmail',
    ]);
    for (const { condition } of sending) expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': { Ref: 'MailSender' } } });
  });

  it('the password of a mail relay and the key of a gateway are read by those who send, and no other secret', () => {
    const reading = grants.filter(({ action }) => action.startsWith('secretsmanager:'));
    expect(reading.map(({ who, action, resource }) => `${who} ${action} ${resource}`).sort()).toEqual(
      ['send-digests', 'send-mail'].flatMap((who) =>
        ['SmsSecretArn', 'SmtpSecretArn'].map((secret) => `${who} secretsmanager:GetSecretValue ${secret}`),
      ),
    );
  });

  it('executions that send mails are started by those who write notices, and no others', () => {
    const starting = grants.filter(({ action, resource }) => action === 'states:StartExecution' && resource.includes('-digest'));
    expect(starting.map(({ who }) => who).sort()).toEqual(['gather-notices', 'record-mail-delivery', 'send-digests', 'send-mail']);
  });

  it.each([
    ['Proposal', ['await-outcome', 'find-standing', 'open-wait', 'sound-alarm', 'take-number']],
    ['Assignment', ['await-outcome', 'find-standing', 'open-wait', 'sound-alarm', 'take-number']],
    ['Digest', ['record-mail-delivery', 'send-mail']],
  ])('the state machine %s calls its steps and nothing else', (name, steps) => {
    const functions = new Map(resourcesOf('AWS::Lambda::Function').map(([id, { Properties }]) => [id, String(Properties['Description'])]));
    const machine = resourcesOf('AWS::StepFunctions::StateMachine').find(([id]) => id.includes(name))?.[0];
    const own = grants.filter(({ who, action }) => who === machine && !action.startsWith('logs:'));
    expect(new Set(own.map(({ action }) => action))).toEqual(new Set(['lambda:InvokeFunction']));
    expect([...new Set(own.map(({ resource }) => functions.get(resource) ?? ''))].sort()).toEqual(steps);
  });

  it('wears no managed policy but the one for logs', () => {
    const managed = resourcesOf('AWS::IAM::Role').flatMap(([, { Properties }]) => [Properties['ManagedPolicyArns'] ?? []].flat());
    for (const arn of managed) expect(JSON.stringify(arn)).toContain('service-role/AWSLambdaBasicExecutionRole');
    expect(resourcesOf('AWS::IAM::ManagedPolicy')).toEqual([]);
    expect(resourcesOf('AWS::IAM::Role').filter(([, { Properties }]) => 'Policies' in Properties)).toEqual([]);
  });
});
