import { randomBytes } from 'node:crypto';
import type { EventDraft } from '../events/bus-event.ts';
import type { ObjectFacts } from './object-store.ts';

interface Told {
  readonly bucket: string;
  readonly key: string;
  readonly at: number;
  readonly accountId: string;
}

type Reason = 'PutObject' | 'POST Object' | 'CopyObject';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function objectCreated(told: Told, { size, etag }: Pick<ObjectFacts, 'size' | 'etag'>, reason: Reason): EventDraft {
  return draft(told, 'Object Created', { size, etag: etag.replaceAll('"', '') }, { reason });
}

export function objectDeleted(told: Told): EventDraft {
  return draft(told, 'Object Deleted', {}, { reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' });
}

function draft({ bucket, key, at, accountId }: Told, detailType: string, ofObject: object, more: object): EventDraft {
  return {
    source: 'aws.s3',
    detailType,
    resources: [`arn:aws:s3:::${bucket}`],
    at,
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, ...ofObject, sequencer: at.toString(16).toUpperCase().padStart(16, '0') },
      'request-id': randomBytes(8).toString('hex').toUpperCase(),
      requester: accountId,
      'source-ip-address': '127.0.0.1',
      ...more,
    },
  };
}
