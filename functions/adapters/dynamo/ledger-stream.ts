import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { storedCommit } from './dynamo-ledger.ts';

/** A record of the ledger's stream: whose log grew, and by what. */
export interface LedgerRecord {
  readonly pk: string;
  readonly sequenceNumber: string;
  /** Absent where the record carries none that this program can read: the log has it all the same. */
  readonly commit?: Commit;
}

const image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null);

/** The part of a DynamoDB stream event that is used (AWS Lambda, "Using AWS Lambda with Amazon DynamoDB"). */
const streamEventSchema = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      dynamodb: z.object({
        Keys: z.object({ pk: z.object({ S: z.string() }) }),
        NewImage: image.exactOptional(),
        SequenceNumber: z.string(),
      }),
    }),
  ),
});

/** @throws z.ZodError for anything but a stream event */
export function readLedgerStream(event: unknown): LedgerRecord[] {
  return streamEventSchema.parse(event).Records.map(({ dynamodb: { Keys, NewImage, SequenceNumber } }) => {
    const commit = NewImage === undefined ? undefined : commitSchema.safeParse(storedCommit(NewImage));
    return { pk: Keys.pk.S, sequenceNumber: SequenceNumber, ...(commit?.success === true ? { commit: commit.data } : {}) };
  });
}
