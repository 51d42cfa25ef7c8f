import { InvalidDefinition } from './invalid-definition.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from './json.ts';

// Fields of the JSONPath query language: named apart, because saying "unknown" of them would mislead.
const JSONPATH_FIELDS: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'SecondsPath',
  'TimestampPath',
  'ErrorPath',
  'CausePath',
  'Variable',
]);

/** Reads one object of a definition field by field; every refusal names the owner (a state, mostly) and the field. */
export class DefinitionReader {
  readonly location: string;
  readonly owner: string;
  readonly #fields: JsonObject;

  /** `owner` begins the message: `State 'Wait for the reply'`. */
  constructor(value: Json | undefined, owner: string, location: string) {
    if (!isJsonObject(value)) throw new InvalidDefinition(`${owner}: must be an object`, location);
    this.#fields = value;
    this.owner = owner;
    this.location = location;
  }

  /** @throws InvalidDefinition for the first field that is not in `known`. */
  allowOnly(known: readonly string[]): void {
    const stranger = Object.keys(this.#fields).find((field) => !known.includes(field));
    if (stranger === undefined) return;
    throw this.refusal(
      stranger,
      JSONPATH_FIELDS.has(stranger) ? 'belongs to JSONPath, which is not supported (JSONata only)' : 'is not supported here',
    );
  }

  refusal(field: string, complaint: string): InvalidDefinition {
    return new InvalidDefinition(`${this.owner}: field '${field}' ${complaint}`, this.at(field));
  }

  /** The location of a field. */
  at(field: string): string {
    return `${this.location}/${field}`;
  }

  has(field: string): boolean {
    return this.#fields[field] !== undefined;
  }

  value(field: string): Json | undefined {
    return this.#fields[field];
  }

  required(field: string): Json {
    const value = this.#fields[field];
    if (value === undefined) throw this.refusal(field, 'is required');
    return value;
  }

  text(field: string): string {
    const value = this.required(field);
    if (typeof value !== 'string' || value === '') throw this.refusal(field, 'must be a non-empty string');
    return value;
  }

  optionalText(field: string): string | undefined {
    return this.has(field) ? this.text(field) : undefined;
  }

  object(field: string): JsonObject {
    const value = this.required(field);
    if (!isJsonObject(value)) throw this.refusal(field, 'must be an object');
    return value;
  }

  /** The elements of an array field that must not be empty; `undefined` when the field is absent. */
  list(field: string): readonly Json[] | undefined {
    const value = this.#fields[field];
    if (value === undefined) return undefined;
    if (!isJsonArray(value) || value.length === 0) throw this.refusal(field, 'must be a non-empty array');
    return value;
  }

  /** Reads each element of an array field as an object; an empty array is as good as none. */
  readers(field: string): DefinitionReader[] {
    const value = this.#fields[field];
    const items = isJsonArray(value) && value.length === 0 ? [] : (this.list(field) ?? []);
    return items.map((item, index) => new DefinitionReader(item, `${this.owner}, ${field}[${index}]`, `${this.at(field)}[${index}]`));
  }

  /** A literal number within bounds, or `fallback` when the field is absent. */
  number(field: string, bounds: { least: number; most: number; integer: boolean }, fallback: number): number {
    const value = this.#fields[field];
    if (value === undefined) return fallback;
    const { least, most, integer } = bounds;
    if (typeof value === 'number' && value >= least && value <= most && (!integer || Number.isInteger(value))) {
      return value;
    }
    throw this.refusal(field, `must be ${integer ? 'an integer' : 'a number'} from ${least} to ${most}`);
  }
}
