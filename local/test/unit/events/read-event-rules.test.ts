import { describe, expect, it } from 'vitest';
import { readEventRules, type EventResource } from '../../../events/read-event-rules.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';

const rule = (name: string, properties: Record<string, unknown>): [string, EventResource] => [
  name,
  {
    type: 'AWS::Events::Rule',
    name,
    arn: `arn:aws:events:us-east-1:000000000000:rule/${name}`,
    properties: { Targets: [{ Id: 't', Arn: FUNCTION }], ...properties },
  },
];

describe('what the template may ask for', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a queue as target', { Targets: [{ Id: 't', Arn: 'arn:aws:sqs:us-east-1:000000000000:q' }] }, /arn:aws:sqs.*neither/],
    ['a schedule it cannot read', { ScheduleExpression: 'rate(1 fortnight)' }, /fortnight/],
    ['an unknown operator', { EventPattern: { source: [{ cidr: '10.0.0.0/8' }] } }, /cidr/],
    ['a path with a filter', { Targets: [{ Id: 't', Arn: FUNCTION, InputPath: '$.detail[?(@.a)]' }] }, /paths/],
    ['a variable that is not mapped', { Targets: [{ Id: 't', Arn: FUNCTION, InputTransformer: { InputTemplate: '"<x>"' } }] }, /paths/],
    ['parameters of other targets', { Targets: [{ Id: 't', Arn: FUNCTION, EcsParameters: {} }] }, /EcsParameters/],
    ['a bus that is not there', { EventBusName: 'none' }, /event bus none/],
  ])('refuses %s by name', (_, properties, reason) => {
    expect(() => readEventRules(new Map([rule('r', properties)]))).toThrow(reason);
  });

  it('refuses other types of EventBridge', () => {
    const archive: EventResource = { type: 'AWS::Events::Archive', name: 'a', arn: 'arn', properties: {} };
    expect(() => readEventRules(new Map([['Archive', archive]]))).toThrow(/AWS::Events::Archive/);
  });
});
