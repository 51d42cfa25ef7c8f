import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { OperationalData, StatusData } from './event-data.ts';
import type { WebhookType } from './event-types.ts';
import type { OperationalEvent } from './operational-event.ts';
import type { StatusEvent } from './status-events.ts';
import type { DataVersion } from './told-version.ts';

/**
 * CloudEvents 1.0 with the extensions `sequence` and `dataref`; `type`, `timestamp` and `data` are those of Standard
 * Webhooks 1.0.0, so one body is both.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Unique within `source`; also the `webhook-id`. */
  readonly id: string;
  /** The proposal, or the endpoint that an operational event is about. */
  readonly source: string;
  readonly type: WebhookType;
  /** The case number once there is one, else the id. */
  readonly subject: string;
  readonly time: string;
  /** `time` under the name Standard Webhooks has for it. */
  readonly timestamp: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  /** Ten digits, comparable as text within `source`. Absent in operational events. */
  readonly sequence?: string;
  /** Where the whole of it is read, by whoever has the right. Absent in operational events. */
  readonly dataref?: string;
  readonly data: StatusData | OperationalData;
}

/** Content type of a delivery: CloudEvents HTTP binding, structured mode. */
export const cloudEventContentType = 'application/cloudevents+json; charset=utf-8';

/**
 * The event as a CloudEvent.
 * @param apiUrl Origin of the public API, without a slash at its end.
 */
export function cloudEvent(event: StatusEvent | OperationalEvent, apiUrl: string): CloudEvent {
  const { id, type, time, data } = event;
  const common = {
    specversion: '1.0',
    id,
    type,
    time,
    timestamp: time,
    datacontenttype: 'application/json',
    dataschema: dataSchemaUrl(type, data.schema, apiUrl),
    data,
  } as const;
  if (!('sequence' in event)) {
    return { ...common, source: `${apiUrl}/v1/webhooks/${event.endpointId}`, subject: event.endpointId };
  }
  const { proposalId, sequence } = event;
  return {
    ...common,
    source: `${apiUrl}/proposals/${proposalId}`,
    subject: event.data.caseNumber ?? proposalId,
    sequence,
    dataref: `${apiUrl}/v1/proposals/${proposalId}`,
  };
}

/** The one form in which it is signed and sent: a repeated delivery has the same bytes. */
export function cloudEventJson(event: CloudEvent): string {
  return canonicalJson(event);
}

/** Where the JSON Schema of a type's `data` in that version is served. */
export function dataSchemaUrl(type: WebhookType, version: DataVersion, apiUrl: string): string {
  return `${apiUrl}/schemas/${type}.v${version}.json`;
}
