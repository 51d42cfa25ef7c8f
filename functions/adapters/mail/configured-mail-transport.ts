import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { MailTransportEnv } from './mail-transport-env.ts';
import type { MailTransport } from '#core/ports/mail/mail-transport.ts';
import { secretText } from '#functions/adapters/secrets/secret-text.ts';
import { sesTransport } from './ses-transport.ts';
import { smtpTransport } from './smtp-transport.ts';

/** The chosen transport lacks what it needs from the environment. */
class MailTransportUnconfiguredError extends Error {
  override readonly name = 'MailTransportUnconfiguredError';
  constructor(variable: string) {
    super(`MAIL_TRANSPORT needs ${variable}`);
  }
}

/** The transport that the environment names. @throws MailTransportUnconfiguredError */
export function configuredMailTransport(env: MailTransportEnv): MailTransport {
  const sender = { address: env.MAIL_SENDER, name: env.MAIL_SENDER_NAME };
  switch (env.MAIL_TRANSPORT) {
    case 'ses':
      if (env.MAIL_CONFIGURATION_SET === '') throw new MailTransportUnconfiguredError('MAIL_CONFIGURATION_SET');
      return sesTransport({
        sender,
        configurationSet: env.MAIL_CONFIGURATION_SET,
        share: env.MAIL_RATE_SHARE,
        pause,
        elapsed: () => performance.now(),
      });
    case 'smtp': {
      const { SMTP_HOST: host, SMTP_PORT: port, SMTP_SECURE: secure, SMTP_USER: user, SMTP_SECRET_ARN: arn } = env;
      if (host === '') throw new MailTransportUnconfiguredError('SMTP_HOST');
      if (user !== '' && arn === '') throw new MailTransportUnconfiguredError('SMTP_SECRET_ARN');
      return smtpTransport({ sender, host, port, secure, ...(user === '' ? {} : { signIn: { user, password: secretText(arn) } }) });
    }
  }
}
