import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize, template } from '#test/support/synthesized.ts';

const properties = (type: string): Record<string, unknown>[] => resourcesOf(type).map(([, { Properties }]) => Properties);
const functions = properties('AWS::Lambda::Function');
const lambda = (folder: string): Record<string, unknown> => functions.find(({ Description }) => Description === folder)!;
/** Both ways of an `Fn::If`. */
const ifs = (value: unknown): readonly unknown[] => (value as { 'Fn::If': unknown[] })['Fn::If'].slice(1);
const reservedOf = (folder: string): number => Number(ifs(lambda(folder)['ReservedConcurrentExecutions'])[0]);
const environment = (folder: string) => (lambda(folder)['Environment'] as { Variables: Record<string, unknown> }).Variables;

/** What `most` of a function at once take of the account's sending rate: where concurrency is reserved, or where it is not. */
const rateOf = (folder: string, way: 'reserved' | 'not', most: number): number =>
  most * Number(ifs(environment(folder)['MAIL_RATE_SHARE'])[way === 'reserved' ? 0 : 1]);

describe('what sends mails', () => {
  const rules = properties('AWS::Events::Rule');

  it('runs by the schedule that the operator names, in the hour that is nine in China unless told', () => {
    const [morning, ...more] = rules.filter(({ Targets }) => JSON.stringify(Targets).includes('round'));
    expect(more).toEqual([]);
    expect(morning).toMatchObject({ ScheduleExpression: { Ref: 'MailSchedule' }, State: 'ENABLED' });
    expect(template.Parameters['MailSchedule']).toMatchObject({ Default: 'cron(0/5 1 ? * * *)' });
  });

  it('keeps within the rate of the account: its functions at their most take the whole of it and no more', () => {
    const reserved = (folder: string): number => rateOf(folder, 'reserved', reservedOf(folder));
    expect(reserved('send-digests') + reserved('send-mail')).toBeLessThanOrEqual(1);
    // Nothing reserved: one morning at a time, each being over before the next, and the 10 of a new account for the rest.
    expect(rateOf('send-digests', 'not', 1) + rateOf('send-mail', 'not', 10)).toBeLessThanOrEqual(1);
  });

  it('and whatever else has workers of its own reserves none unless told, since a new account lets nobody', () => {
    const reserving = functions.filter(({ ReservedConcurrentExecutions }) => ReservedConcurrentExecutions !== undefined);
    const folders = reserving.map(({ Description }) => String(Description));
    expect(folders.sort()).toEqual(['deliver-webhook-lane', 'deliver-webhooks', 'send-digests', 'send-heartbeats', 'send-mail']);
    expect(folders.reduce((sum, folder) => sum + reservedOf(folder), 0)).toBe(37);
    for (const folder of folders) expect(ifs(lambda(folder)['ReservedConcurrentExecutions'])[1], folder).toEqual({ Ref: 'AWS::NoValue' });
    expect(template.Parameters['ReserveConcurrency']).toMatchObject({ Default: 'no' });
  });

  it('has nothing of SES where a relay of the body’s own carries the mails', () => {
    const rule = resourcesOf('AWS::Events::Rule').find(([, one]) => JSON.stringify(one).includes('aws.ses'))![0];
    const conditional = Object.entries(template.Resources).flatMap(([id, one]) =>
      id === rule || one.Type.startsWith('AWS::SES::') || JSON.stringify(one.Properties).includes(`["${rule}","Arn"]`) ? [one] : [],
    );
    expect(conditional.map(({ Type }) => Type).sort()).toEqual([
      'AWS::Events::Rule',
      'AWS::Lambda::Permission',
      'AWS::SES::ConfigurationSet',
      'AWS::SES::ConfigurationSetEventDestination',
    ]);
    for (const { Condition, Type } of conditional) expect(Condition, Type).toMatch(/UsesSes/);
  });

  it.each(['mailTransport', 'MailTransport'])('leaves it out of the template for a region without SES, with the context %s=smtp', (key) => {
    const without = synthesize((_assembly, json) => json, { [key]: 'smtp' });
    expect(JSON.stringify(without)).not.toMatch(/AWS::SES|aws\.ses|ses:/);
    expect(without.Parameters['MailTransport']).toMatchObject({ Default: 'smtp', AllowedPattern: '^smtp$' });
    expect(() => synthesize(() => undefined, { [key]: 'fax' })).toThrow(/mailTransport/);
  });

  it('is over before its lease on a reader is, so that whoever takes that over knows it gone', () => {
    for (const folder of ['send-digests', 'send-mail']) expect(Number(lambda(folder)['Timeout'])).toBeLessThan(5 * 60);
  });

  it('hears of what SES does with mails of its own configuration set, and of no others', () => {
    const [set] = resourcesOf('AWS::SES::ConfigurationSet').map(([id]) => id);
    const [destination] = properties('AWS::SES::ConfigurationSetEventDestination');
    expect(destination).toMatchObject({
      ConfigurationSetName: { Ref: set },
      EventDestination: { Enabled: true, MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'] },
    });
    expect(JSON.stringify(destination)).toContain('event-bus/default');
    const [news] = rules.filter(({ EventPattern }) => JSON.stringify(EventPattern ?? '').includes('aws.ses'));
    expect(news).toMatchObject({
      EventPattern: {
        'detail-type': ['Email Sent', 'Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
      },
    });
  });

  it('knows no password: the relay’s is in Secrets Manager', () => {
    for (const folder of ['send-digests', 'send-mail']) {
      expect(Object.keys(environment(folder)).filter((name) => /PASSWORD|TOKEN/.test(name))).toEqual([]);
      expect(environment(folder)['SMTP_SECRET_ARN']).toEqual({ Ref: 'SmtpSecretArn' });
    }
  });
});
