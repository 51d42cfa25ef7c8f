import { expect, it } from 'vitest';
import { gatheredLogs, relayedLogs } from '#core/contracts/followed-logs.ts';
import type { FollowedLogs } from '#core/contracts/followed-logs.ts';
import { resourcesOf } from '#test/support/synthesized.ts';

interface Filters {
  readonly Filters: readonly { readonly Pattern: { readonly 'Fn::Join': readonly [string, readonly unknown[]] } }[];
}

/** The pattern as it is once the body's code is in it. */
const patternOf = ({ FilterCriteria: { Filters } }: { readonly FilterCriteria: Filters }): unknown[] =>
  Filters.map(({ Pattern }): unknown =>
    JSON.parse(Pattern['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : '990112')).join('')),
  );
const keysOf = ({ prefixes, keys }: FollowedLogs) => [
  { dynamodb: { Keys: { pk: { S: [...prefixes.map((prefix) => ({ prefix })), ...keys] } } } },
];

it('a follower of the ledger is called for the logs that it follows alone, of the body that is deployed', () => {
  const mappings = resourcesOf('AWS::Lambda::EventSourceMapping').map(
    ([id, { Properties }]) => [/relay|gather/.exec(id)?.[0], patternOf(Properties as never)] as const,
  );
  expect(new Map(mappings)).toEqual(
    new Map([
      ['relay', keysOf(relayedLogs('990112'))],
      ['gather', keysOf(gatheredLogs('990112'))],
    ]),
  );
});
