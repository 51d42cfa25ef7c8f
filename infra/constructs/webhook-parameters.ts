import { CfnParameter } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** How webhooks are delivered, as it differs from one deployment to the next. */
export class WebhookParameters extends Construct {
  /** `production`, or anything else for rehearsals: only there can a receiver on the machine itself be allowed. */
  readonly environment: string;
  /** `host:port` of receivers on the machine itself, by comma. */
  readonly loopbackReceivers: string;
  /** Cron or rate of heartbeats and of the sweep, UTC. */
  readonly heartbeatSchedule: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const text = (name: string, description: string, allowedPattern: string, fallback: string): string => {
      const parameter = new CfnParameter(this, name, { type: 'String', description, allowedPattern, default: fallback });
      // Parameters are named by the operator, so without the construct's path.
      parameter.overrideLogicalId(name);
      return parameter.valueAsString;
    };
    this.environment = text('Environment', 'production wherever it counts', '^[a-z]+$', 'production');
    const receivers = 'Webhook receivers on the machine itself, host:port by comma; refused in production';
    this.loopbackReceivers = text('LoopbackReceivers', receivers, '^[a-z0-9.,:\\[\\]-]*$', '');
    this.heartbeatSchedule = text('HeartbeatSchedule', 'Heartbeats of webhooks, UTC', '^(cron|rate)\\(.+\\)$', 'rate(1 hour)');
  }
}
