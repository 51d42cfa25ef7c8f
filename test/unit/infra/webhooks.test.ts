import { describe, expect, it } from 'vitest';
import { grants, rightsOn, tableId } from '#test/support/grants.ts';
import { resourcesOf, template } from '#test/support/synthesized.ts';

const dispatchers = ['deliver-webhook-lane', 'deliver-webhooks', 'send-heartbeats'];
const lambda = (folder: string): Record<string, unknown> => {
  const [, found] = resourcesOf('AWS::Lambda::Function').find(([, { Properties }]) => String(Properties['Description']) === folder)!;
  return found.Properties;
};
const environment = (folder: string) => (lambda(folder)['Environment'] as { Variables: Record<string, unknown> }).Variables;
const rules = resourcesOf('AWS::Events::Rule').map(([, { Properties }]) => Properties as Record<string, unknown>);
const whoMay = (action: string, on?: string): string[] =>
  [...new Set(grants.filter((one) => one.action === action && (on === undefined || one.resource === on)).map(({ who }) => who))].sort();

describe('the dispatcher', () => {
  const ledger = tableId('DataLedger');
  const views = tableId('DataViews');
  const secrets = resourcesOf('AWS::DynamoDB::Table').find(([id]) => id.startsWith('DataSecrets'))![0];

  it.each(dispatchers)('%s appends to the log of endpoints alone, and writes nothing but lanes and attempts', (who) => {
    const conditions = (table: string) =>
      grants.filter((one) => one.who === who && one.resource === table && one.action === 'dynamodb:PutItem').map((one) => one.condition);
    const log = { 'Fn::Join': ['', [{ Ref: 'Body' }, '#webhooks']] };
    expect(conditions(ledger)).toEqual([{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [log] } }]);
    const partitions = ['*#webhook-lanes#*', '*#attempts#*'];
    expect(conditions(views)).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } }]);
  });

  it('reads the secrets it signs with and puts none; nobody else but robots’ senders reads any', () => {
    const reading = rightsOn(secrets).filter((right) => right.endsWith('dynamodb:GetItem'));
    expect(reading).toEqual(expect.arrayContaining(dispatchers.map((who) => `${who} dynamodb:GetItem`)));
    for (const who of dispatchers)
      expect(rightsOn(secrets).filter((right) => right.startsWith(`${who} `))).toEqual([`${who} dynamodb:GetItem`]);
  });

  it.each(dispatchers)('%s is in production unless told, where no receiver on the machine itself can be allowed', (folder) => {
    expect(environment(folder)).toMatchObject({ NODE_ENV: { Ref: 'Environment' }, LOOPBACK_RECEIVERS: { Ref: 'LoopbackReceivers' } });
    expect(template.Parameters['Environment']).toMatchObject({ Default: 'production' });
    expect(template.Parameters['LoopbackReceivers']).toMatchObject({ Default: '' });
  });

  it('has workers of its own: slow receivers cannot take those of the API', () => {
    for (const folder of dispatchers)
      expect(lambda(folder)['ReservedConcurrentExecutions'], folder).toMatchObject({
        'Fn::If': [expect.any(String), expect.any(Number), { Ref: 'AWS::NoValue' }],
      });
  });

  it('answers its workflow within the step’s limit of a minute, after the longest work and one more request', () => {
    expect(Number(lambda('deliver-webhook-lane')['Timeout'])).toBeLessThan(60);
    expect(Number(lambda('deliver-webhook-lane')['Timeout'])).toBeGreaterThan(25 + 15);
  });
});

describe('the bus of status events', () => {
  const [bus, ...more] = resourcesOf('AWS::Events::EventBus').map(([id]) => id);

  it('is one, and told by those who relay, those who deliver and administration alone', () => {
    expect(more).toEqual([]);
    expect(whoMay('events:PutEvents', bus)).toEqual(['administer', ...dispatchers, 'reconcile', 'relay'].sort());
    expect(whoMay('events:PutEvents')).toEqual(whoMay('events:PutEvents', bus));
  });

  it('has the dispatcher hear of what it is asked, and leaves the events to others', () => {
    const [news, ...others] = rules.filter(({ EventBusName }) => JSON.stringify(EventBusName ?? '').includes(bus!));
    expect(others).toEqual([]);
    expect(news).toMatchObject({ EventPattern: { source: ['proposal-pipeline.webhooks'] }, State: 'ENABLED' });
  });
});

describe('lanes', () => {
  it('have their executions started by the dispatcher alone, outside the workflow itself', () => {
    const starting = grants.filter(({ action, resource }) => action === 'states:StartExecution' && resource.includes('-webhook-lane'));
    expect(starting.map(({ who }) => who).sort()).toEqual(['deliver-webhooks', 'send-heartbeats']);
  });

  it('are looked over every hour unless told otherwise', () => {
    const [heartbeats] = rules.filter(({ Targets }) => JSON.stringify(Targets).includes('heartbeat'));
    expect(heartbeats).toMatchObject({ ScheduleExpression: { Ref: 'HeartbeatSchedule' }, State: 'ENABLED' });
    expect(template.Parameters['HeartbeatSchedule']).toMatchObject({ Default: 'rate(1 hour)' });
  });

  it('that are parked are counted from the logs of all who run them', () => {
    const filters = resourcesOf('AWS::Logs::MetricFilter').filter(
      ([, { Properties }]) => String(Properties['FilterPattern']) === '"lane parked"',
    );
    expect(filters).toHaveLength(dispatchers.length);
  });

  it('and attempts are forgotten by the table itself', () => {
    expect(template.Resources[tableId('DataViews')]?.Properties['TimeToLiveSpecification']).toEqual({
      AttributeName: 'expiresAt',
      Enabled: true,
    });
  });
});
