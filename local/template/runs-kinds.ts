import { arnOf, type ResourceKind } from './resource-kind.ts';

const TAGS = { Tags: 'nobody bills or searches by tag here' };
const ENCRYPTION = 'the data lie in a directory of the user';
const OBSERVED = 'logs go to files; nothing collects traces or metrics';

/** The resource types that a stand-in runs. `SUPPORT.md` is written from this table and `noted-kinds.ts`. */
export const RUNS_KINDS: Readonly<Record<string, ResourceKind>> = {
  'AWS::DynamoDB::Table': {
    disposition: 'runs',
    nameProperty: 'TableName',
    identify: (name, at) => {
      const arn = arnOf(at, 'dynamodb', `table/${name}`);
      return { arn, attributes: { StreamArn: `${arn}/stream/2000-01-01T00:00:00.000` } };
    },
    obeyed: ['TableName', 'KeySchema', 'AttributeDefinitions', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'StreamSpecification'],
    ignored: {
      ...TAGS,
      BillingMode: 'there is no throughput to buy',
      ProvisionedThroughput: 'there is no throughput to buy',
      OnDemandThroughput: 'there is no throughput to buy',
      WarmThroughput: 'there is no throughput to buy',
      TableClass: 'there is one storage',
      PointInTimeRecoverySpecification: 'backups are copies of the data directory',
      ContributorInsightsSpecification: OBSERVED,
      SSESpecification: ENCRYPTION,
      DeletionProtectionEnabled: 'nothing deletes tables but --fresh',
      ResourcePolicy: 'there is one caller',
      TimeToLiveSpecification: 'expired items stay: on AWS too they may stay for days',
    },
  },
  'AWS::S3::Bucket': {
    disposition: 'runs',
    nameProperty: 'BucketName',
    longestName: 63,
    isLowerCase: true,
    identify: (name, at) => {
      const domain = `${name}.s3.amazonaws.com`;
      const regional = `${name}.s3.${at.region}.amazonaws.com`;
      return { arn: `arn:${at.partition}:s3:::${name}`, attributes: { DomainName: domain, RegionalDomainName: regional } };
    },
    obeyed: ['BucketName', 'CorsConfiguration', 'LifecycleConfiguration', 'NotificationConfiguration'],
    ignored: {
      ...TAGS,
      AccessControl: 'there is one caller',
      BucketEncryption: ENCRYPTION,
      LoggingConfiguration: OBSERVED,
      MetricsConfigurations: OBSERVED,
      OwnershipControls: 'there is one caller',
      PublicAccessBlockConfiguration: 'what is not signed is refused',
      VersioningConfiguration: 'the current version alone is kept',
    },
  },
  'AWS::Lambda::Function': {
    disposition: 'runs',
    nameProperty: 'FunctionName',
    longestName: 64,
    identify: (name, at) => ({ arn: arnOf(at, 'lambda', `function:${name}`) }),
    obeyed: [
      'FunctionName',
      'Code',
      'Handler',
      'Runtime',
      'Environment',
      'Timeout',
      'MemorySize',
      'ReservedConcurrentExecutions',
      'PackageType',
    ],
    ignored: {
      ...TAGS,
      Role: 'there is one caller',
      Description: 'a text',
      Architectures: 'the bundles are JavaScript',
      LoggingConfig: OBSERVED,
      TracingConfig: OBSERVED,
      KmsKeyArn: ENCRYPTION,
      EphemeralStorage: 'the machine’s own temporary directory is used',
      RuntimeManagementConfig: 'the runtime is the Node that runs the cloud',
      RecursiveLoop: 'loops are not detected',
    },
  },
  'AWS::Lambda::Version': {
    disposition: 'runs',
    identify: (name, at) => ({ arn: arnOf(at, 'lambda', `function:${name}:1`), attributes: { Version: '1' } }),
    obeyed: ['FunctionName'],
    ignored: { Description: 'a text', CodeSha256: 'there is one version', ProvisionedConcurrencyConfig: 'workers start in milliseconds' },
  },
  'AWS::Lambda::Alias': {
    disposition: 'runs',
    nameProperty: 'Name',
    identify: (name, at) => ({ arn: arnOf(at, 'lambda', `function:${name}`) }),
    obeyed: ['FunctionName', 'FunctionVersion', 'Name'],
    ignored: { Description: 'a text', ProvisionedConcurrencyConfig: 'workers start in milliseconds' },
  },
  'AWS::Lambda::EventSourceMapping': {
    disposition: 'runs',
    identify: (name, at) => ({
      arn: arnOf(at, 'lambda', `event-source-mapping:${name}`),
      attributes: { Id: name, EventSourceMappingArn: arnOf(at, 'lambda', `event-source-mapping:${name}`) },
    }),
    obeyed: [
      'EventSourceArn',
      'FunctionName',
      'Enabled',
      'BatchSize',
      'StartingPosition',
      'BisectBatchOnFunctionError',
      'MaximumRetryAttempts',
      'MaximumRecordAgeInSeconds',
      'FunctionResponseTypes',
      'ParallelizationFactor',
      'FilterCriteria',
      'DestinationConfig',
    ],
    ignored: {
      ...TAGS,
      MaximumBatchingWindowInSeconds: 'what is there is handed over at once',
      KmsKeyArn: ENCRYPTION,
      MetricsConfig: OBSERVED,
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    disposition: 'runs',
    identify: (name, at) => ({ arn: arnOf(at, 'lambda', `event-invoke-config:${name}`) }),
    obeyed: ['FunctionName', 'MaximumRetryAttempts', 'DestinationConfig'],
    ignored: { Qualifier: 'there is one version', MaximumEventAgeInSeconds: 'events are tried at once' },
  },
  'AWS::StepFunctions::StateMachine': {
    disposition: 'runs',
    nameProperty: 'StateMachineName',
    longestName: 80,
    identify: (name, at) => {
      const arn = arnOf(at, 'states', `stateMachine:${name}`);
      return { arn, ref: arn, attributes: { Name: name, StateMachineRevisionId: 'INITIAL' } };
    },
    obeyed: ['StateMachineName', 'DefinitionString', 'DefinitionSubstitutions', 'Definition', 'StateMachineType', 'RoleArn'],
    ignored: { ...TAGS, LoggingConfiguration: OBSERVED, TracingConfiguration: OBSERVED, EncryptionConfiguration: ENCRYPTION },
  },
  'AWS::ApiGatewayV2::Api': {
    disposition: 'runs',
    identify: (name, at) => {
      const id = name
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .toLowerCase()
        .slice(-10);
      return {
        arn: `arn:${at.partition}:apigateway:${at.region}::/apis/${id}`,
        ref: id,
        attributes: { ApiId: id, ApiEndpoint: at.apiUrl },
      };
    },
    obeyed: ['Name', 'ProtocolType', 'CorsConfiguration'],
    ignored: {
      ...TAGS,
      Description: 'a text',
      DisableExecuteApiEndpoint: 'there is one address',
      DisableSchemaValidation: 'nothing is imported',
      IpAddressType: 'the address is loopback',
      Version: 'a text',
    },
  },
  'AWS::ApiGatewayV2::Stage': {
    disposition: 'runs',
    nameProperty: 'StageName',
    identify: (name, at) => ({ arn: `arn:${at.partition}:apigateway:${at.region}::/stages/${name}` }),
    obeyed: ['ApiId', 'StageName'],
    ignored: {
      ...TAGS,
      AutoDeploy: 'the template is what runs',
      Description: 'a text',
      AccessLogSettings: OBSERVED,
      DefaultRouteSettings: 'requests are not throttled',
      RouteSettings: 'requests are not throttled',
    },
  },
  'AWS::ApiGatewayV2::Route': gatewayPart(
    'routes',
    ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId', 'AuthorizationScopes'],
    {
      OperationName: 'a text',
    },
  ),
  'AWS::ApiGatewayV2::Integration': gatewayPart(
    'integrations',
    ['ApiId', 'IntegrationType', 'IntegrationUri', 'IntegrationMethod', 'PayloadFormatVersion', 'TimeoutInMillis'],
    { Description: 'a text', ConnectionType: 'the address is loopback' },
  ),
  'AWS::ApiGatewayV2::Authorizer': gatewayPart(
    'authorizers',
    ['ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration', 'Name'],
    {},
  ),
  'AWS::Events::EventBus': {
    disposition: 'runs',
    nameProperty: 'Name',
    identify: (name, at) => ({ arn: arnOf(at, 'events', `event-bus/${name}`), attributes: { Name: name } }),
    obeyed: ['Name'],
    ignored: { ...TAGS, Description: 'a text', KmsKeyIdentifier: ENCRYPTION, LogConfig: OBSERVED },
  },
  'AWS::Events::Rule': {
    disposition: 'runs',
    nameProperty: 'Name',
    longestName: 64,
    identify: (name, at) => ({ arn: arnOf(at, 'events', `rule/${name}`) }),
    obeyed: ['Name', 'EventBusName', 'EventPattern', 'ScheduleExpression', 'State', 'Targets'],
    ignored: { ...TAGS, Description: 'a text', RoleArn: 'there is one caller' },
  },
  'AWS::SES::ConfigurationSet': {
    disposition: 'runs',
    nameProperty: 'Name',
    longestName: 64,
    identify: (name, at) => ({ arn: arnOf(at, 'ses', `configuration-set/${name}`) }),
    obeyed: ['Name'],
    ignored: {
      ...TAGS,
      DeliveryOptions: 'mail ends in the mailbox',
      ReputationOptions: OBSERVED,
      SendingOptions: 'mail ends in the mailbox',
      SuppressionOptions: 'mail ends in the mailbox',
      TrackingOptions: 'mail ends in the mailbox',
      VdmOptions: OBSERVED,
    },
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    disposition: 'runs',
    identify: (name, at) => ({ arn: arnOf(at, 'ses', `event-destination/${name}`), attributes: { Id: name } }),
    obeyed: ['ConfigurationSetName', 'EventDestination'],
    ignored: {},
  },
  'AWS::SES::EmailIdentity': {
    disposition: 'runs',
    nameProperty: 'EmailIdentity',
    identify: (name, at) => ({ arn: arnOf(at, 'ses', `identity/${name}`) }),
    obeyed: ['EmailIdentity'],
    ignored: {
      ...TAGS,
      ConfigurationSetAttributes: 'mails name their set themselves',
      DkimAttributes: 'mail ends in the mailbox',
      DkimSigningAttributes: 'mail ends in the mailbox',
      FeedbackAttributes: 'mail ends in the mailbox',
      MailFromAttributes: 'mail ends in the mailbox',
    },
  },
  'AWS::SQS::Queue': {
    disposition: 'runs',
    nameProperty: 'QueueName',
    longestName: 80,
    identify: (name, at) => ({
      arn: arnOf(at, 'sqs', name),
      ref: `https://sqs.${at.region}.amazonaws.com/${at.accountId}/${name}`,
      attributes: { QueueName: name, QueueUrl: `https://sqs.${at.region}.amazonaws.com/${at.accountId}/${name}` },
    }),
    obeyed: ['QueueName'],
    ignored: {
      ...TAGS,
      KmsMasterKeyId: ENCRYPTION,
      KmsDataKeyReusePeriodSeconds: ENCRYPTION,
      SqsManagedSseEnabled: ENCRYPTION,
      MessageRetentionPeriod: 'failed messages are kept until --fresh',
      VisibilityTimeout: 'nothing reads the queue',
      ReceiveMessageWaitTimeSeconds: 'nothing reads the queue',
    },
  },
};

function gatewayPart(path: string, obeyed: readonly string[], ignored: Readonly<Record<string, string>>): ResourceKind {
  return {
    disposition: 'runs',
    identify: (name, at) => ({ arn: `arn:${at.partition}:apigateway:${at.region}::/${path}/${name}` }),
    obeyed,
    ignored,
  };
}
