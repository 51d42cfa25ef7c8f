/** An answer that is not what the API promises: an older or newer program, or something between it and the browser. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  /** Where in the answer, e.g. `.deadlines[2].dueAt`. */
  readonly path: string;

  constructor(path: string, wanted: string) {
    super(`${path === '' ? 'the answer' : path} is no ${wanted}`);
    this.path = path;
  }
}

/** A place in foreign JSON from which it is read, checked on the way. Every method throws `UnexpectedAnswerError`. */
export class JsonCursor {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = '') {
    this.#value = value;
    this.#path = path;
  }

  /** A member of this object; one that is not there is a cursor too, which `maybe` reads. */
  at(name: string): JsonCursor {
    if (!isRecord(this.#value)) throw new UnexpectedAnswerError(this.#path, 'object');
    return new JsonCursor(this.#value[name], `${this.#path}.${name}`);
  }

  text(): string {
    if (typeof this.#value !== 'string') throw new UnexpectedAnswerError(this.#path, 'text');
    return this.#value;
  }

  /** One text, or a list of them: as a token's `aud` may be. */
  textOrTexts(): string[] {
    return Array.isArray(this.#value) ? this.list((one) => one.text()) : [this.text()];
  }

  number(): number {
    if (typeof this.#value !== 'number') throw new UnexpectedAnswerError(this.#path, 'number');
    return this.#value;
  }

  flag(): boolean {
    if (typeof this.#value !== 'boolean') throw new UnexpectedAnswerError(this.#path, 'boolean');
    return this.#value;
  }

  /** One of the named texts. */
  oneOf<const T extends string>(values: readonly T[]): T {
    const found = values.find((value) => value === this.#value);
    if (found === undefined) throw new UnexpectedAnswerError(this.#path, values.join(' | '));
    return found;
  }

  list<T>(read: (item: JsonCursor) => T): T[] {
    if (!Array.isArray(this.#value)) throw new UnexpectedAnswerError(this.#path, 'list');
    return this.#value.map((item: unknown, index) => read(new JsonCursor(item, `${this.#path}[${index}]`)));
  }

  /** Undefined where there is nothing. */
  maybe<T>(read: (there: JsonCursor) => T): T | undefined {
    return this.#value === undefined ? undefined : read(this);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
