import { Aws, CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** The gateway for short messages (docs/sms-gateway.md); none unless told. */
export class SmsParameters extends Construct {
  readonly environment: { readonly SMS_GATEWAY: string; readonly SMS_HOSTS: string; readonly SMS_SECRET_ARN: string };
  readonly #secretArn: string;
  readonly #isSigned: CfnCondition;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const text = (name: string, description: string, allowedPattern: string, noEcho = false): string => {
      const parameter = new CfnParameter(this, name, { type: 'String', description, allowedPattern, noEcho, default: '' });
      // Parameters are named by the operator, so without the construct's path.
      parameter.overrideLogicalId(name);
      return parameter.valueAsString;
    };
    const gateway = text('SmsGateway', 'https URL that takes short messages; empty: none are sent', '^(https?://[^ ]+)?$');
    const hosts = 'Hosts the gateway may have, by comma; host:port on loopback for rehearsals, refused in production';
    this.#secretArn = text('SmsSecretArn', 'Secret in Secrets Manager that signs what it is sent (whsec_...)', '^(arn:.+)?$', true);
    this.environment = {
      SMS_GATEWAY: gateway,
      SMS_HOSTS: text('SmsHosts', hosts, '^[a-z0-9.,:-]*$'),
      SMS_SECRET_ARN: this.#secretArn,
    };
    this.#isSigned = new CfnCondition(this, 'SmsIsSigned', { expression: Fn.conditionNot(Fn.conditionEquals(this.#secretArn, '')) });
  }

  /** Reads the key, where there is one: otherwise the right names a secret that does not exist. */
  grantReadKey(fn: Function): void {
    const none = `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:none`;
    const resource = Fn.conditionIf(this.#isSigned.logicalId, this.#secretArn, none).toString();
    fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [resource] }));
  }
}
