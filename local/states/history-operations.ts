import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { findExecution } from './execution-operations.ts';
import type { ExecutionStore } from './execution-store.ts';
import { operation, seconds, type Operations } from './operation.ts';
import { cursor, isNumber, LARGEST_PAGE, page, pageSize } from './paging.ts';
import { numberOf, optionalTextOf, textOf, type Row } from './row.ts';

const request = z.strictObject({
  executionArn: z.string().min(1).max(256),
  maxResults: z.int().min(0).max(LARGEST_PAGE).optional(),
  reverseOrder: z.boolean().default(false),
  nextToken: z.string().optional(),
  includeExecutionData: z.boolean().default(true),
});

/** GetExecutionHistory. */
export function historyOperations(database: DatabaseSync, store: ExecutionStore): Operations {
  const forward = database.prepare('SELECT * FROM events WHERE execution = ? AND id > ? ORDER BY id LIMIT ?');
  const backward = database.prepare('SELECT * FROM events WHERE execution = ? AND id < ? ORDER BY id DESC LIMIT ?');
  return {
    GetExecutionHistory: operation(request, (asked) => {
      const { id } = findExecution(store, asked.executionArn);
      const size = pageSize(asked.maxResults);
      const start = cursor(asked.nextToken, asked.reverseOrder ? Number.MAX_SAFE_INTEGER : 0, isNumber);
      const read = (asked.reverseOrder ? backward : forward).all(id, start, size + 1);
      const { items, nextToken } = page(read, size, (last) => numberOf(last, 'id'));
      return { events: items.map((row) => wireEvent(row, asked.includeExecutionData)), nextToken };
    }),
  };
}

function wireEvent(row: Row, withData: boolean): unknown {
  const type = textOf(row, 'type');
  const details = optionalTextOf(row, 'details');
  return {
    timestamp: seconds(numberOf(row, 'at')),
    type,
    id: numberOf(row, 'id'),
    previousEventId: numberOf(row, 'previous'),
    ...(details !== undefined && { [detailsKey(type)]: wireDetails(details, withData) }),
  };
}

/** AWS has one member for the details of each type of event, and one each for entering and leaving any state. */
function detailsKey(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

function wireDetails(text: string, withData: boolean): unknown {
  const { input, output, ...rest }: Record<string, unknown> = JSON.parse(text);
  return {
    ...rest,
    ...('assignedVariables' in rest && { assignedVariablesDetails: { truncated: false } }),
    ...(withData && input !== undefined && { input, inputDetails: { truncated: false } }),
    ...(withData && output !== undefined && { output, outputDetails: { truncated: false } }),
  };
}
