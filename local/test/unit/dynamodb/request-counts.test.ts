import { expect, it } from 'vitest';
import { RequestCounts } from '../../../dynamodb/request-counts.ts';

const units = (table: string, readUnits: number, writeUnits: number) => new Map([[table, { readUnits, writeUnits }]]);

it('counts by operation and table or index; a batch over tables is one call', () => {
  const counts = new RequestCounts();
  counts.add('Query', { TableName: 'Log', IndexName: 'byUnit' }, units('Log', 0.5, 0));
  counts.add('Query', { TableName: 'Log', IndexName: 'byUnit' }, units('Log', 1, 0));
  counts.add('Query', { TableName: 'Log' }, units('Log', 2, 0));
  counts.add('BatchWriteItem', { RequestItems: { Views: [], Log: [] } }, new Map([...units('Log', 0, 3), ...units('Views', 0, 4)]));
  counts.add('ListTables', {}, new Map());
  expect(counts.list()).toEqual([
    { operation: 'Query', on: 'Log.byUnit', calls: 2, readUnits: 1.5, writeUnits: 0 },
    { operation: 'Query', on: 'Log', calls: 1, readUnits: 2, writeUnits: 0 },
    { operation: 'BatchWriteItem', on: 'Log+Views', calls: 1, readUnits: 0, writeUnits: 7 },
    { operation: 'ListTables', on: '', calls: 1, readUnits: 0, writeUnits: 0 },
  ]);
});
