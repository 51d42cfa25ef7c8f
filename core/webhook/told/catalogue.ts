import * as z from 'zod';
import type { Term } from '#core/contracts/term.ts';
import { cloudEvent, dataSchemaUrl } from './cloud-event.ts';
import type { CloudEvent } from './cloud-event.ts';
import { dataSchemasOf } from './event-data.ts';
import { eventTexts } from './event-texts.ts';
import { webhookTypes } from './event-types.ts';
import type { WebhookType } from './event-types.ts';
import { exampleEvent } from './example-events.ts';
import type { DataVersion } from './told-version.ts';

/** One type of event as receivers look it up. */
export interface CatalogueEntry {
  readonly type: WebhookType;
  /** The newest one, in which what is done today is told. */
  readonly version: DataVersion;
  readonly meaning: Term;
  /** Address of the JSON Schema of `data` in that version. */
  readonly dataschema: string;
  /** Versions in which what was done earlier is told for ever. */
  readonly earlier: readonly { readonly version: DataVersion; readonly dataschema: string }[];
  readonly example: CloudEvent;
}

export type DataSchemaDocument = Readonly<Record<string, unknown>>;

/**
 * Every type of event there is, with its meaning, the address of its schema and an example.
 * @param apiUrl Origin of the public API, without a slash at its end.
 */
export function catalogue(apiUrl: string): CatalogueEntry[] {
  return webhookTypes.map((type) => {
    const example = cloudEvent(exampleEvent(type), apiUrl);
    const version = example.data.schema;
    const earlier = dataSchemasOf(type).filter((one) => one.version < version);
    return {
      type,
      version,
      meaning: eventTexts[type],
      dataschema: example.dataschema,
      earlier: earlier.map((one) => ({ version: one.version, dataschema: dataSchemaUrl(type, one.version, apiUrl) })),
      example,
    };
  });
}

/** The JSON Schema (draft 2020-12) of a type's `data` in a version, to be served at `dataSchemaUrl`; `undefined` where it has none. */
export function dataSchemaDocument(type: WebhookType, version: DataVersion, apiUrl: string): DataSchemaDocument | undefined {
  const found = dataSchemasOf(type).find((one) => one.version === version);
  if (found === undefined) return undefined;
  const { $schema, ...shape } = z.toJSONSchema(found.schema);
  const { zh, en } = eventTexts[type];
  return { $schema, $id: dataSchemaUrl(type, version, apiUrl), title: type, description: `${zh} ${en}`, ...shape };
}
