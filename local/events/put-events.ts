import * as z from 'zod';
import type { EventDraft } from './bus-event.ts';

const MOST_ENTRIES = 10;
const LARGEST_ENTRY = 256 * 1024;

const requestSchema = z.object({
  Entries: z
    .array(
      z.object({
        Source: z.string().optional(),
        DetailType: z.string().optional(),
        Detail: z.string().optional(),
        Resources: z.array(z.string()).optional(),
        /** Seconds since the epoch. */
        Time: z.number().optional(),
        EventBusName: z.string().optional(),
        TraceHeader: z.string().optional(),
      }),
    )
    .min(1)
    .max(MOST_ENTRIES),
});

type Entry = z.infer<typeof requestSchema>['Entries'][number];
type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

/** A request that is refused as a whole. */
export class ValidationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ValidationException';
  }
}

/**
 * `PutEvents`: every entry is judged alone, as on EventBridge.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 * @throws ValidationError when there are no entries or more than ten
 */
export function putEvents(
  input: unknown,
  bus: { readonly names: readonly string[]; readonly accept: (draft: EventDraft) => string },
): { FailedEntryCount: number; Entries: EntryResult[] } {
  const request = requestSchema.safeParse(input);
  if (!request.success) throw new ValidationError(z.prettifyError(request.error));
  const results = request.data.Entries.map((entry): EntryResult => {
    const draft = readEntry(entry, bus.names);
    return 'ErrorCode' in draft ? draft : { EventId: bus.accept(draft) };
  });
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

function readEntry(entry: Entry, busNames: readonly string[]): EventDraft | { ErrorCode: string; ErrorMessage: string } {
  const { Source: source, DetailType: detailType, Detail: text, Resources: resources, Time: time } = entry;
  if (source === undefined || source === '') return missing('Source');
  if (detailType === undefined || detailType === '') return missing('DetailType');
  if (text === undefined) return missing('Detail');
  if (source.startsWith('aws.')) {
    return refused('NotAuthorizedForSourceException', `Not authorized for the source ${source}.`);
  }
  if (Buffer.byteLength(source + detailType + text + (resources ?? []).join('')) > LARGEST_ENTRY) {
    return refused('InvalidArgument', `The entry is larger than ${LARGEST_ENTRY} bytes.`);
  }
  const detail = parseObject(text);
  if (detail === undefined) return refused('MalformedDetail', 'Detail is malformed.');
  const bus = (entry.EventBusName ?? 'default').replace(/^arn:.*:event-bus\//, '');
  if (!busNames.includes(bus)) return refused('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
  return {
    source,
    detailType,
    detail,
    bus,
    ...(resources === undefined ? {} : { resources }),
    ...(time === undefined ? {} : { at: time * 1000 }),
  };
}

function missing(name: string): { ErrorCode: string; ErrorMessage: string } {
  return refused('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
}

function refused(code: string, message: string): { ErrorCode: string; ErrorMessage: string } {
  return { ErrorCode: code, ErrorMessage: message };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
