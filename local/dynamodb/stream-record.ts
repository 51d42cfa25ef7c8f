import { createHash } from 'node:crypto';
import { itemSize, type Item } from './item-size.ts';

/** What a stream carries of an item. The other view types of AWS need the old image, which a re-emission cannot know. */
export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE';

export interface StreamedTable {
  readonly table: string;
  readonly streamArn: string;
  readonly region: string;
  readonly viewType: StreamViewType;
  /** Partition key first. */
  readonly keyNames: readonly string[];
}

export type ChangeName = 'INSERT' | 'MODIFY' | 'REMOVE';

/**
 * One record as Lambda hands it to a function.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: ChangeName;
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Seconds since the epoch, virtual time. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
  readonly eventSourceARN: string;
}

/** A write as the stream remembers it. `sequence` counts the writes of all tables; `at`: milliseconds, virtual time. */
export interface Change {
  readonly sequence: number;
  readonly name: ChangeName;
  readonly keys: Item;
  readonly at: number;
}

/** `image` is the item as written, or as it is now for a re-emission. */
export function streamRecord(table: StreamedTable, change: Change, image: Item | undefined): StreamRecord {
  const newImage = table.viewType === 'NEW_IMAGE' && change.name !== 'REMOVE' ? image : undefined;
  const sequenceNumber = sequenceNumberOf(change.sequence);
  return {
    eventID: createHash('md5').update(`${table.streamArn}/${sequenceNumber}`).digest('hex'),
    eventName: change.name,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: table.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.at / 1000),
      Keys: change.keys,
      ...(newImage === undefined ? {} : { NewImage: newImage }),
      SequenceNumber: sequenceNumber,
      SizeBytes: itemSize(change.keys) + (newImage === undefined ? 0 : itemSize(newImage)),
      StreamViewType: table.viewType,
    },
    eventSourceARN: table.streamArn,
  };
}

/** 21 digits without a leading zero, like AWS's, so that they order as numbers and as text. */
function sequenceNumberOf(sequence: number): string {
  return `1${String(sequence).padStart(20, '0')}`;
}
