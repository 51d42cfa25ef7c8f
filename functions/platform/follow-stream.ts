import * as z from 'zod';
import { log } from './log.ts';

/** The part of a DynamoDB stream event that is used: whose log grew. */
const streamEventSchema = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }), SequenceNumber: z.string() }),
    }),
  ),
});

/** Partial batch failures: the first record to be sent again; what follows it in the batch comes with it. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Follows a stream: each log that grew is visited once per batch, in the order of its first record. A visit that fails
 * is reported from its first record on (AWS Lambda, ReportBatchItemFailures).
 */
export async function followStream(event: unknown, visit: (pk: string) => Promise<void>): Promise<BatchResponse> {
  const { Records } = streamEventSchema.parse(event);
  const firsts = new Map<string, string>();
  for (const { dynamodb } of Records) {
    const pk = dynamodb.Keys.pk.S;
    if (!firsts.has(pk)) firsts.set(pk, dynamodb.SequenceNumber);
  }
  const failed: string[] = [];
  for (const [pk, sequenceNumber] of firsts) {
    try {
      await visit(pk);
    } catch (error) {
      log('error', 'visit failed', {
        pk,
        error: error instanceof Error ? error.name : 'unknown',
        why: error instanceof Error ? error.message : '',
      });
      failed.push(sequenceNumber);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
