import { Aws, CfnOutput, CfnParameter } from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';

/** Whom alarms tell: a topic with the operator's address on it, to which others may be added. */
export class AlarmTopic extends Construct implements IAspect {
  readonly #arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const address = new CfnParameter(this, 'Address', {
      type: 'String',
      description: 'Mail address that alarms go to; SNS asks it to confirm',
      allowedPattern: '^[^@ ]+@[^@ ]+$',
    });
    // Parameters are named by the operator, so without the construct's path.
    address.overrideLogicalId('AlarmAddress');
    const topic = new Topic(this, 'Topic', { displayName: 'Proposal pipeline', enforceSSL: true });
    // A topic with a policy of its own lets nobody publish whom it does not name.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    new Subscription(this, 'Operator', { topic, protocol: SubscriptionProtocol.EMAIL, endpoint: address.valueAsString });
    new CfnOutput(this, 'Arn', { value: topic.topicArn, description: 'Where alarms go' }).overrideLogicalId('AlarmTopic');
    this.#arn = topic.topicArn;
  }

  /** Every alarm tells the topic, also one that a construct makes by itself. */
  visit(node: IConstruct): void {
    if (node instanceof CfnAlarm) node.alarmActions = [this.#arn];
  }
}
