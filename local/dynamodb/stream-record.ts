import { createHash } from 'node:crypto';
import { itemSize, type Item } from './item-size.ts';

/** What a stream carries of an item. */
export const STREAM_VIEW_TYPES = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const;

export type StreamViewType = (typeof STREAM_VIEW_TYPES)[number];

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
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
  readonly eventSourceARN: string;
}

/** The item before and after a write, as far as a stream's view type asks for them. */
export interface Images {
  readonly newImage?: Item | undefined;
  readonly oldImage?: Item | undefined;
}

/** A write as the stream remembers it. `sequence` counts the writes of all tables; `at`: milliseconds, virtual time. */
export interface Change extends Images {
  readonly sequence: number;
  readonly table: string;
  readonly name: ChangeName;
  readonly keys: Item;
  readonly at: number;
}

/** What a stream of this type carries beside the keys. */
export function imagesFor(viewType: StreamViewType, before: Item | undefined, after: Item | undefined): Images {
  return {
    ...(after !== undefined && (viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES') ? { newImage: after } : {}),
    ...(before !== undefined && (viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES') ? { oldImage: before } : {}),
  };
}

export function streamRecord(table: StreamedTable, { sequence, name, keys, at, newImage, oldImage }: Change): StreamRecord {
  const sequenceNumber = sequenceNumberOf(sequence);
  const sizes = [keys, newImage, oldImage].map((image) => (image === undefined ? 0 : itemSize(image)));
  return {
    eventID: createHash('md5').update(`${table.streamArn}/${sequenceNumber}`).digest('hex'),
    eventName: name,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: table.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: keys,
      ...(newImage === undefined ? {} : { NewImage: newImage }),
      ...(oldImage === undefined ? {} : { OldImage: oldImage }),
      SequenceNumber: sequenceNumber,
      SizeBytes: sizes.reduce((sum, size) => sum + size, 0),
      StreamViewType: table.viewType,
    },
    eventSourceARN: table.streamArn,
  };
}

/** 21 digits without a leading zero, like AWS's, so that they order as numbers and as text. */
function sequenceNumberOf(sequence: number): string {
  return `1${String(sequence).padStart(20, '0')}`;
}
