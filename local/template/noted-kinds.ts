import { arnOf, type ResourceIdentity, type ResourceKind } from './resource-kind.ts';

const NO_PERMISSIONS = 'there is one caller, who may do everything; permissions are tested on the template';
const LOG_FILES = 'logs are files in the data directory';
const NOTHING_WATCHES = 'nothing watches metrics here';
const NO_ENCRYPTION = 'the data lie in a directory of the user';

type Identify = ResourceKind['identify'];

/** The resource types that mean nothing on one machine, each with the reason. A type in neither table stops the start. */
export const NOTED_KINDS: Readonly<Record<string, ResourceKind>> = {
  'AWS::IAM::Role': noted(NO_PERMISSIONS, iam('role')),
  'AWS::IAM::Policy': noted(NO_PERMISSIONS, iam('policy')),
  'AWS::IAM::RolePolicy': noted(NO_PERMISSIONS, iam('policy')),
  'AWS::IAM::ManagedPolicy': noted(NO_PERMISSIONS, iam('policy')),
  'AWS::Lambda::Permission': noted(NO_PERMISSIONS, (name, at) => ({ arn: arnOf(at, 'lambda', name) })),
  'AWS::SQS::QueuePolicy': noted(NO_PERMISSIONS, (name, at) => ({ arn: arnOf(at, 'sqs', name) })),
  'AWS::S3::BucketPolicy': noted(NO_PERMISSIONS, (name, at) => ({ arn: `arn:${at.partition}:s3:::${name}` })),
  'AWS::SNS::TopicPolicy': noted(NO_PERMISSIONS, (name, at) => ({ arn: arnOf(at, 'sns', name) })),
  'AWS::Events::EventBusPolicy': noted(NO_PERMISSIONS, (name, at) => ({ arn: arnOf(at, 'events', name) })),
  'AWS::Logs::LogGroup': {
    ...noted(LOG_FILES, (name, at) => ({ arn: arnOf(at, 'logs', `log-group:${name}:*`) })),
    nameProperty: 'LogGroupName',
  },
  'AWS::Logs::ResourcePolicy': noted(LOG_FILES, (name, at) => ({ arn: arnOf(at, 'logs', name) })),
  'AWS::Logs::MetricFilter': noted(NOTHING_WATCHES, (name, at) => ({ arn: arnOf(at, 'logs', name) })),
  'AWS::Logs::QueryDefinition': noted(LOG_FILES, (name, at) => ({ arn: arnOf(at, 'logs', name) })),
  'Custom::LogRetention': noted(LOG_FILES, (name, at) => ({ arn: arnOf(at, 'logs', name), attributes: { LogGroupName: name } })),
  'AWS::CloudWatch::Alarm': { ...noted(NOTHING_WATCHES, alarm), nameProperty: 'AlarmName' },
  'AWS::CloudWatch::CompositeAlarm': { ...noted(NOTHING_WATCHES, alarm), nameProperty: 'AlarmName' },
  'AWS::CloudWatch::Dashboard': noted(NOTHING_WATCHES, (name, at) => ({ arn: arnOf(at, 'cloudwatch', `dashboard/${name}`) })),
  'AWS::SNS::Topic': {
    ...noted('topics carry alarms; nothing watches metrics here', (name, at) => {
      const arn = arnOf(at, 'sns', name);
      return { arn, ref: arn, attributes: { TopicArn: arn, TopicName: name } };
    }),
    nameProperty: 'TopicName',
  },
  'AWS::SNS::Subscription': {
    ...noted('topics carry alarms; nothing watches metrics here', (name, at) => ({ arn: arnOf(at, 'sns', name) })),
    // To people, that is: a topic between two programs would be missed.
    only: { property: 'Protocol', values: ['email', 'email-json', 'sms'] },
  },
  'AWS::KMS::Key': noted(NO_ENCRYPTION, (name, at) => ({ arn: arnOf(at, 'kms', `key/${name}`), attributes: { KeyId: name } })),
  'AWS::KMS::Alias': { ...noted(NO_ENCRYPTION, (name, at) => ({ arn: arnOf(at, 'kms', name) })), nameProperty: 'AliasName' },
  'AWS::SSM::Parameter': {
    ...noted('its value is known to the template; the parameter store’s API is refused', (name, at) => ({
      arn: arnOf(at, 'ssm', `parameter/${name.replace(/^\//, '')}`),
    })),
    nameProperty: 'Name',
  },
  'AWS::WAFv2::WebACL': noted('the address is loopback', (name, at) => ({ arn: arnOf(at, 'wafv2', `regional/webacl/${name}`) })),
  'AWS::WAFv2::WebACLAssociation': noted('the address is loopback', (name, at) => ({ arn: arnOf(at, 'wafv2', name) })),
  'AWS::CDK::Metadata': noted('it counts the use of CDK', (name, at) => ({ arn: arnOf(at, 'cdk', name) })),
};

function noted(why: string, identify: Identify): ResourceKind {
  return { disposition: 'noted', why, identify };
}

function iam(kind: string): Identify {
  return (name, at) => ({
    arn: `arn:${at.partition}:iam::${at.accountId}:${kind}/${name}`,
    attributes: { RoleId: name, PolicyArn: `arn:${at.partition}:iam::${at.accountId}:${kind}/${name}` },
  });
}

function alarm(name: string, at: Parameters<Identify>[1]): ResourceIdentity {
  return { arn: arnOf(at, 'cloudwatch', `alarm:${name}`) };
}
