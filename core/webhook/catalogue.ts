import * as z from 'zod';
import type { Term } from '#core/contracts/term.ts';
import { cloudEvent, dataSchemaUrl } from './cloud-event.ts';
import type { CloudEvent } from './cloud-event.ts';
import { dataSchemaOf, dataVersion } from './event-data.ts';
import { eventTexts } from './event-texts.ts';
import { webhookTypes } from './event-types.ts';
import type { WebhookType } from './event-types.ts';
import { exampleEvent } from './example-events.ts';

/** One type of event as receivers look it up. */
export interface CatalogueEntry {
  readonly type: WebhookType;
  readonly version: number;
  readonly meaning: Term;
  /** Address of the JSON Schema of `data`. */
  readonly dataschema: string;
  readonly example: CloudEvent;
}

/**
 * Every type of event there is, with its meaning, the address of its schema and an example.
 * @param apiUrl Origin of the public API, without a slash at its end.
 */
export function catalogue(apiUrl: string): CatalogueEntry[] {
  return webhookTypes.map((type) => ({
    type,
    version: dataVersion,
    meaning: eventTexts[type],
    dataschema: dataSchemaUrl(type, apiUrl),
    example: cloudEvent(exampleEvent(type), apiUrl),
  }));
}

/** The JSON Schema (draft 2020-12) of a type's `data`, to be served at `dataSchemaUrl`. */
export function dataSchemaDocument(type: WebhookType, apiUrl: string): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(dataSchemaOf(type));
  const { zh, en } = eventTexts[type];
  return { $schema, $id: dataSchemaUrl(type, apiUrl), title: type, description: `${zh} ${en}`, ...shape };
}
