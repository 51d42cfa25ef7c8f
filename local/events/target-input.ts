import type { BusEvent } from './bus-event.ts';

/** What a target gets: the JSON text made from the event. */
export type TargetInput = (event: BusEvent, rule: { readonly name: string; readonly arn: string }) => string;

/** A path like `$`, `$.detail.id` or `$.resources[0]`; undefined when it is more than that. */
export function parseEventPath(path: string): ((event: unknown) => unknown) | undefined {
  if (!/^\$(\.[\w-]+|\[\d+\])*$/.test(path)) return undefined;
  const steps = [...path.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map((step) => step[1] ?? step[2] ?? '');
  return (event) => {
    let value = event;
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
      value = Object.entries(value).find(([name]) => name === step)?.[1];
    }
    return value;
  };
}

/**
 * An input transformer: `<name>` inside quotes becomes text, outside of them JSON; a path that leads nowhere becomes
 * empty text.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @returns undefined when a path or a variable of the template cannot be read
 */
export function parseInputTransformer(paths: Readonly<Record<string, string>>, template: string): TargetInput | undefined {
  const readers = new Map<string, (event: unknown) => unknown>();
  for (const [name, path] of Object.entries(paths)) {
    const reader = parseEventPath(path);
    if (reader === undefined) return undefined;
    readers.set(name, reader);
  }
  const names = [...template.matchAll(VARIABLE)].map((variable) => variable[1] ?? '');
  if (names.some((name) => !readers.has(name) && !RESERVED.has(name))) return undefined;
  return (event, rule) => {
    const valueOf = (name: string): unknown => {
      const reserved = RESERVED.get(name);
      return (reserved ? reserved(event, rule) : readers.get(name)?.(event)) ?? '';
    };
    return fill(template, valueOf);
  };
}

const VARIABLE = /<([\w.-]+)>/g;

const RESERVED = new Map<string, (event: BusEvent, rule: { readonly name: string; readonly arn: string }) => unknown>([
  ['aws.events.rule-arn', (_, rule) => rule.arn],
  ['aws.events.rule-name', (_, rule) => rule.name],
  ['aws.events.event.ingestion-time', (event) => event.time],
  ['aws.events.event.json', (event) => event],
  ['aws.events.event', (event) => ({ ...event, detail: undefined })],
]);

function fill(template: string, valueOf: (name: string) => unknown): string {
  // Pieces in turn: a quoted text (escapes included) or what stands between two of them.
  return template.replace(/"(?:[^"\\]|\\.)*"|[^"]+/g, (piece) => {
    const isQuoted = piece.startsWith('"');
    return piece.replace(VARIABLE, (_, name: string) => {
      const value = valueOf(name);
      if (!isQuoted) return JSON.stringify(value);
      return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
    });
  });
}
