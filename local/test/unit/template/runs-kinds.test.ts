import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEventRules } from '../../../events/read-event-rules.ts';
import { readHttpApis } from '../../../gateway/read-http-apis.ts';
import { RUNS_KINDS } from '../../../template/runs-kinds.ts';

/** What the reader of a type says to a resource that has every property of the table, with a value nothing understands. */
function complaintOf(type: string): string {
  const kind = RUNS_KINDS[type];
  const names = [...(kind?.obeyed ?? []), ...Object.keys(kind?.ignored ?? {}), 'NotInTheTable'];
  const properties = Object.fromEntries(names.map((name) => [name, Symbol('value')]));
  const resources = new Map([['X', { type, name: 'x', physicalId: 'x', arn: 'arn', properties }]]);
  try {
    if (type.startsWith('AWS::Events::')) readEventRules(resources);
    else readHttpApis(resources, '000000000000');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

/** The rows of SUPPORT.md: type → obeyed properties, and ignored ones with their reasons. */
function documented(): Map<string, { obeyed: string[]; ignored: Record<string, string> }> {
  const rows = readFileSync(new URL('../../../SUPPORT.md', import.meta.url), 'utf8').matchAll(
    /^\| `(AWS::[\w:]+)` \| (`[^|]*) \| ([^|]*) ?\|$/gm,
  );
  return new Map(
    [...rows].map(([, type = '', obeyed = '', ignored = '']) => {
      const groups = [...ignored.matchAll(/((?:`\w+` ?)+): (.*?)(?=; `|\s*$)/g)];
      const reasons = groups.flatMap(([, names = '', why = '']) => named(names).map((name) => [name, why] as const));
      return [type, { obeyed: named(obeyed), ignored: Object.fromEntries(reasons) }];
    }),
  );
}

describe('the table of types that run', () => {
  const strict = Object.keys(RUNS_KINDS).filter((type) => /^AWS::(ApiGatewayV2|Events)::/.test(type));

  it.each(strict)('lists of %s only what its reader takes', (type) => {
    expect(/Unrecognized keys?: (.*)/.exec(complaintOf(type))?.[1]).toBe('"NotInTheTable"');
  });

  it.each(Object.keys(RUNS_KINDS))('is what SUPPORT.md says of %s', (type) => {
    const { obeyed = [], ignored = {} } = RUNS_KINDS[type] ?? {};
    const row = documented().get(type);
    expect(row?.obeyed.sort()).toEqual([...obeyed].sort());
    expect(row?.ignored).toEqual(ignored);
  });

  it('is all that SUPPORT.md says to run', () => {
    expect([...documented().keys()].sort()).toEqual(Object.keys(RUNS_KINDS).sort());
  });
});
