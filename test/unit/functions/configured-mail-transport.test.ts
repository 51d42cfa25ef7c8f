import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { mailTransportEnvShape } from '#functions/adapters/mail/mail-transport-env.ts';
import { secretText } from '#functions/adapters/secrets/secret-text.ts';
import { configuredMailTransport } from '#functions/adapters/mail/configured-mail-transport.ts';
import { cannedAws, ok, refused } from '#test/support/canned-aws.ts';
import type { CannedAws } from '#test/support/canned-aws.ts';

const env = z.object(mailTransportEnvShape);
const ses = { MAIL_SENDER: 'proposals@yunlan.example', MAIL_CONFIGURATION_SET: 'set' };
const smtp = { MAIL_SENDER: 'proposals@yunlan.example', MAIL_TRANSPORT: 'smtp', SMTP_HOST: 'relay.example' };

describe('the transport of an environment', () => {
  it('is SES unless said otherwise, at the full rate', () => {
    const parsed = env.parse(ses);
    expect(parsed).toMatchObject({ MAIL_TRANSPORT: 'ses', MAIL_RATE_SHARE: 1, MAIL_SENDER_NAME: '' });
    expect(configuredMailTransport(parsed)).toHaveProperty('send');
  });

  it('is an SMTP relay, with TLS unless said otherwise', () => {
    const parsed = env.parse(smtp);
    expect(parsed).toMatchObject({ SMTP_PORT: 465, SMTP_SECURE: 'tls' });
    expect(configuredMailTransport(parsed)).toHaveProperty('send');
    expect(env.parse({ ...smtp, SMTP_PORT: '587', MAIL_RATE_SHARE: '0.5' })).toMatchObject({ SMTP_PORT: 587, MAIL_RATE_SHARE: 0.5 });
  });

  it.each([
    ['MAIL_CONFIGURATION_SET', { ...ses, MAIL_CONFIGURATION_SET: '' }],
    ['SMTP_HOST', { ...smtp, SMTP_HOST: '' }],
    ['SMTP_SECRET_ARN', { ...smtp, SMTP_USER: 'proposals' }],
  ])('needs %s', (variable, values) => {
    expect(() => configuredMailTransport(env.parse(values))).toThrow(`needs ${variable}`);
  });

  it.each([
    { ...ses, MAIL_SENDER: 'x' },
    { ...ses, MAIL_TRANSPORT: 'fax' },
    { ...ses, MAIL_RATE_SHARE: '0' },
    { ...smtp, SMTP_PORT: '0' },
  ])('is none for %j', (values) => expect(env.safeParse(values).success).toBe(false));
});

describe('a secret', () => {
  let aws: CannedAws;
  beforeEach(async () => {
    aws = await cannedAws();
    for (const [name, value] of Object.entries({
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    }))
      vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await aws.close();
  });
  const arn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:smtp';

  it.each([
    ['p4ss', 'p4ss'],
    ['{"username":"proposals","password":"p4ss"}', 'p4ss'],
    ['{curly', '{curly'],
    ['{"other":1}', '{"other":1}'],
  ])('%j is the password %j', async (SecretString, password) => {
    aws.answers(ok({ SecretString }));
    expect(await secretText(arn).read()).toBe(password);
    expect(JSON.parse(aws.calls[0]?.body ?? '')).toEqual({ SecretId: arn });
  });

  it('is asked for once, and again when it was forgotten', async () => {
    aws.answers(ok({ SecretString: 'old' }), ok({ SecretString: 'new' }));
    const secret = secretText(arn);
    expect([await secret.read(), await secret.read()]).toEqual(['old', 'old']);
    secret.forget();
    expect([await secret.read(), aws.calls.length]).toEqual(['new', 2]);
  });

  it('that cannot be had is asked for again', async () => {
    aws.answers(refused('AccessDeniedException'), ok({ SecretString: 'p4ss' }));
    const secret = secretText(arn);
    await expect(secret.read()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await secret.read()).toBe('p4ss');
  });
});
