import { CfnParameter } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { Concurrency } from './concurrency.ts';
import { MailParameters } from './mail-parameters.ts';
import { SmsParameters } from './sms-parameters.ts';
import { WebhookParameters } from './webhook-parameters.ts';

/** What differs from one deployment of the same template to the next. */
export class DeployParameters extends Construct {
  readonly body: string;
  readonly identityIssuer: string;
  readonly identityAudience: string;
  readonly identityClient: string;
  readonly identityScope: string;
  readonly identityTokenOrigin: string;
  readonly mail: MailParameters;
  readonly sms: SmsParameters;
  readonly webhooks: WebhookParameters;
  readonly concurrency: Concurrency;
  readonly robotHosts: string;
  readonly bootstrapAdministrator: string;
  readonly rehearsalTools: string;
  readonly letterFonts: string;
  readonly fileScanner: string;

  constructor(scope: Construct, id: string, { mailTransport }: Pick<Config, 'mailTransport'>) {
    super(scope, id);
    const text = (name: string, description: string, allowedPattern: string, fallback?: string): string => {
      const preset = fallback === undefined ? {} : { default: fallback };
      const parameter = new CfnParameter(this, name, { type: 'String', description, allowedPattern, ...preset });
      // Parameters are named by the operator, so without the construct's path.
      parameter.overrideLogicalId(name);
      return parameter.valueAsString;
    };
    this.body = text('Body', '行政区划代码 of the CPPCC committee and its government', '^[0-9]{6}$');
    this.identityIssuer = text('IdentityIssuer', 'Issuer URL of the OpenID provider', '^https?://.+$');
    this.identityAudience = text('IdentityAudience', 'Audience its access tokens carry', '^.+$');
    this.identityClient = text('IdentityClient', 'Id of the web client at the provider: public, code flow with PKCE', '^.+$');
    this.identityScope = text('IdentityScope', 'Scopes the web client asks for', '^(.+ )?openid( .+)?$', 'openid');
    this.identityTokenOrigin = text(
      'IdentityTokenOrigin',
      "Origin of the provider's token endpoint, if it is not the issuer's",
      '^(https?://[A-Za-z0-9.:-]+)?$',
      '',
    );
    this.mail = new MailParameters(this, 'Mail', { mailTransport });
    this.sms = new SmsParameters(this, 'Sms');
    this.webhooks = new WebhookParameters(this, 'Webhooks');
    this.concurrency = new Concurrency(this, 'Concurrency');
    this.robotHosts = text(
      'RobotHosts',
      'Hosts that group robots may have, by comma; host:port on loopback for rehearsals, refused in production',
      '^[a-z0-9.,:-]+$',
      'oapi.dingtalk.com,qyapi.weixin.qq.com',
    );
    this.bootstrapAdministrator = text('BootstrapAdministrator', 'Subject of the first administrator', '^.+$');
    this.rehearsalTools = text(
      'RehearsalTools',
      'Path at which the desk finds tools of a rehearsal, such as a clock that can be moved; none where it is empty',
      '^(/[A-Za-z0-9_/-]+)?$',
      '',
    );
    this.letterFonts = text(
      'LetterFonts',
      "Folder with the office's own faces of type, as a layer brings it; an open Song face where it is empty",
      '^(/[A-Za-z0-9._/-]+)?$',
      '',
    );
    this.fileScanner = text(
      'FileScanner',
      "host:port of ClamAV's daemon, which looks at what is attached; without one each file says that it was not scanned",
      '^([A-Za-z0-9.-]+:[0-9]{1,5})?$',
      '',
    );
  }
}
