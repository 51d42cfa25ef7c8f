import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloud, type Cloud } from '../../../cloud.ts';
import type { CloudOptions } from '../../../cloud/cloud-options.ts';

const MINUTE = 60_000;
/** 08:30 in China. */
const BEGIN = Date.parse('2026-01-19T00:30:00.000Z');

// Sends a mail at every firing of its schedule, and notes what it is told of them.
const POSTMAN = `
const { NOTES, SET, AWS_ENDPOINT_URL } = process.env;
const post = async (path, headers, body) => {
  const response = await fetch(AWS_ENDPOINT_URL + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
};
export async function handler(event) {
  if (event.source === 'aws.ses') {
    const { mail, eventType } = event.detail;
    const pk = { S: mail.tags.mail[0] };
    const update = { UpdateExpression: 'ADD seen :e', ExpressionAttributeValues: { ':e': { SS: [eventType] } } };
    const headers = { 'x-amz-target': 'DynamoDB_20120810.UpdateItem', 'content-type': 'application/x-amz-json-1.0' };
    return post('/', headers, { TableName: NOTES, Key: { pk }, ...update });
  }
  const body = { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } };
  const mail = { FromEmailAddress: 'office@yunlan.example', Destination: { ToAddresses: ['shen@yunlan.example'] }, Content: { Simple: body } };
  const tags = [{ Name: 'mail', Value: event.time.slice(0, 16).replace(':', '') }];
  return post('/v2/email/outbound-emails', {}, { ...mail, ConfigurationSetName: SET, EmailTags: tags });
}`;

/** As CDK writes them: a table under a key of one's own, a schedule from a parameter, events of mails to the default bus. */
const resources = {
  Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true, KeyPolicy: {} } },
  Notes: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  },
  Postman: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'b', S3Key: 'postman.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: 'r',
      ReservedConcurrentExecutions: 1,
      Environment: { Variables: { NOTES: { Ref: 'Notes' }, SET: { Ref: 'Set' } } },
    },
  },
  Morning: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: { 'Fn::Sub': 'cron(${Minutes} ? * * *)' },
      State: 'ENABLED',
      Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': ['Postman', 'Arn'] } }],
    },
  },
  Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { SuppressionOptions: { SuppressedReasons: ['BOUNCE'] } } },
  ToBus: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'Set' },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'],
        EventBridgeDestination: {
          EventBusArn: { 'Fn::Sub': 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default' },
        },
      },
    },
  },
  OnMail: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: 'Set' }] } } } },
      State: 'ENABLED',
      Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': ['Postman', 'Arn'] } }],
    },
  },
};

let folder: string;
let cloud: Cloud | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'morning-'));
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  mkdirSync(join(folder, 'asset'));
  writeFileSync(join(folder, 'asset', 'index.mjs'), POSTMAN);
  const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' }, dependencies: ['S.assets'] };
  write('manifest.json', { artifacts: { S: stack, 'S.assets': { type: 'cdk:asset-manifest', properties: { file: 'S.assets.json' } } } });
  write('S.assets.json', { files: { p: { source: { path: 'asset' }, destinations: { d: { objectKey: 'postman.zip' } } } } });
  const outputs = { Notes: { Value: { Ref: 'Notes' } } };
  write('S.template.json', { Parameters: { Minutes: { Type: 'String', Default: '0/5 1' } }, Resources: resources, Outputs: outputs });
});

afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  rmSync(folder, { recursive: true });
});

async function start(more: Partial<CloudOptions> = {}): Promise<Cloud> {
  cloud = await startCloud({ assembly: folder, dataDir: join(folder, 'data'), apiPort: 0, beginAt: BEGIN, ...more });
  return cloud;
}

const pass = (minutes: number) => cloud!.clock.advanceTo(cloud!.clock.now() + minutes * MINUTE);

/** What the function was told of the mail of this minute, `HHMM` UTC. */
async function seen(minute: string): Promise<string[]> {
  const request = { TableName: cloud!.stack.outputs.get('Notes')!, Key: { pk: { S: `2026-01-19T${minute}` } } };
  const { Item } = (await cloud!.dynamodb.call('GetItem', request)) as { Item?: { seen: { SS: string[] } } };
  return (Item?.seen.SS ?? []).toSorted();
}

describe('mails in the morning', () => {
  it('go out every five minutes of the hour the parameter names, and their events come back', async () => {
    await start();
    await pass(29);
    expect(cloud!.mailbox.counts().sent).toBe(0);
    await pass(120);
    expect(cloud!.mailbox.counts().sent).toBe(12);
    expect([await seen('0100'), await seen('0155')]).toEqual([
      ['Delivery', 'Send'],
      ['Delivery', 'Send'],
    ]);
  });

  it('go by another schedule where the parameter says so', async () => {
    await start({ parameters: { Minutes: '30 2' } });
    await pass(24 * 60);
    expect(cloud!.mailbox.list().map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(['02:30']);
  });

  it('bounce where the address was told to, and fail where failures were ordered, over the wire', async () => {
    await start();
    const order = (path: string, body: object) =>
      fetch(`${cloud!.apiUrl}/_local/mail/${path}`, { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status);
    expect(await order('addresses', { address: 'shen@yunlan.example', does: 'bounce' })).toBe(200);
    expect(await order('failures', { code: 'ServiceUnavailable', times: 1 })).toBe(200);
    await pass(34);
    // The function failed at 09:00 and ran again a minute later.
    expect(cloud!.mailbox.list().map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(['01:01']);
    expect(await seen('0100')).toEqual(['Bounce', 'Send']);
  });

  it('keep to the quota the cloud was started with', async () => {
    await start({ mailQuota: { max24HourSend: 3, maxSendRate: 1 } });
    await pass(120);
    expect(cloud!.mailbox.counts().sent).toBe(3);
  });
});
