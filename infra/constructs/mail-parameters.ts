import { Aws, CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';

/** How and when mails go, as it differs from one deployment to the next: see docs/mail-transports.md. */
export class MailParameters extends Construct {
  readonly sender: string;
  /** Cron or rate of the morning's rounds, UTC. */
  readonly schedule: string;
  readonly portalUrl: string;
  /** Holds where SES carries the mails; undefined where the template has nothing of SES. */
  readonly usesSes: CfnCondition | undefined;
  readonly #transport: string;
  readonly #senderName: string;
  readonly #host: string;
  readonly #port: string;
  readonly #secure: string;
  readonly #user: string;
  readonly #secretArn: string;
  readonly #hasPassword: CfnCondition;

  constructor(scope: Construct, id: string, { mailTransport }: Pick<Config, 'mailTransport'>) {
    super(scope, id);
    const text = (name: string, description: string, allowedPattern: string, fallback?: string, noEcho = false): string => {
      const preset = fallback === undefined ? {} : { default: fallback };
      const parameter = new CfnParameter(this, name, { type: 'String', description, allowedPattern, noEcho, ...preset });
      // Parameters are named by the operator, so without the construct's path.
      parameter.overrideLogicalId(name);
      return parameter.valueAsString;
    };
    this.sender = text('MailSender', 'Address mails come from, verified in SES where that carries them', '^[^@ ]+@[^@ ]+$');
    this.#senderName = text('MailSenderName', 'Name beside that address', '^[^<>"]*$', '');
    // 01:00 to 01:55 UTC is the hour from 09:00 in China, when the default policy begins to send.
    const rounds = "Rounds of the morning's mails, UTC, through the hour in which the policy sends";
    this.schedule = text('MailSchedule', rounds, '^(cron|rate)\\(.+\\)$', 'cron(0/5 1 ? * * *)');
    this.portalUrl = text('PortalUrl', 'Address that links in mails begin with', '^https?://[^ ]+$');
    const transports = mailTransport === 'ses' ? '^(ses|smtp)$' : '^smtp$';
    this.#transport = text('MailTransport', 'How mails leave', transports, mailTransport);
    this.usesSes =
      mailTransport === 'ses' ? new CfnCondition(this, 'UsesSes', { expression: Fn.conditionEquals(this.#transport, 'ses') }) : undefined;
    this.#host = text('SmtpHost', 'The SMTP relay', '^[A-Za-z0-9.-]*$', '');
    this.#port = text('SmtpPort', 'Its port', '^[0-9]{1,5}$', '465');
    this.#secure = text('SmtpSecure', 'How the connection is kept private', '^(tls|starttls|none)$', 'tls');
    this.#user = text('SmtpUser', 'Who signs in there', '^.*$', '');
    this.#secretArn = text('SmtpSecretArn', 'Secret in Secrets Manager that holds the password', '^(arn:.+)?$', '', true);
    this.#hasPassword = new CfnCondition(this, 'HasPassword', {
      expression: Fn.conditionNot(Fn.conditionEquals(this.#secretArn, '')),
    });
  }

  /** Environment of a function that sends, with its share of the account's sending rate. */
  environment(configurationSet: string, share: string): Record<string, string> & { MAIL_SENDER: string } {
    return {
      MAIL_TRANSPORT: this.#transport,
      MAIL_SENDER: this.sender,
      MAIL_SENDER_NAME: this.#senderName,
      MAIL_CONFIGURATION_SET: configurationSet,
      MAIL_RATE_SHARE: share,
      SMTP_HOST: this.#host,
      SMTP_PORT: this.#port,
      SMTP_SECURE: this.#secure,
      SMTP_USER: this.#user,
      SMTP_SECRET_ARN: this.#secretArn,
    };
  }

  /** Reads the relay's password, where there is one: otherwise the right names a secret that does not exist. */
  grantReadPassword(fn: Function): void {
    const none = `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:none`;
    const resource = Fn.conditionIf(this.#hasPassword.logicalId, this.#secretArn, none).toString();
    fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [resource] }));
  }
}
