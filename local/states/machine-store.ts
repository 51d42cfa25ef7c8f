import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { readMachine, type Machine } from '../asl/machine.ts';
import type { Instant } from '../clock/virtual-clock.ts';
import { numberOf, optionalTextOf, textOf, type Row } from './row.ts';

/** A state machine as stored. `logging` and `tracing` are kept as given (JSON text) and change nothing. */
export interface MachineRecord {
  readonly arn: string;
  readonly name: string;
  /** The hash under which its definition is kept. */
  readonly definition: string;
  readonly roleArn: string;
  readonly revision: string;
  readonly logging: string | undefined;
  readonly tracing: string | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** State machines, and every definition that one of them or an execution ever had. */
export class MachineStore {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #compiled = new Map<string, Machine>();

  constructor(database: DatabaseSync) {
    this.#statements = prepare(database);
  }

  put(machine: MachineRecord): void {
    const { arn, name, definition, roleArn, revision, logging, tracing, createdAt, updatedAt } = machine;
    const rest = [logging ?? null, tracing ?? null, createdAt, updatedAt];
    this.#statements.put.run(arn, name, definition, roleArn, revision, ...rest);
  }

  get(arn: string): MachineRecord | undefined {
    const row = this.#statements.get.get(arn);
    return row === undefined ? undefined : readRecord(row);
  }

  /** Machines whose ARN is greater than `after`, in order. */
  list(after: string, limit: number): MachineRecord[] {
    return this.#statements.list.all(after, limit).map(readRecord);
  }

  delete(arn: string): void {
    this.#statements.delete.run(arn);
  }

  /**
   * Keeps a definition and returns its hash.
   * @throws InvalidDefinition
   */
  keepDefinition(definition: string): string {
    const hash = createHash('sha256').update(definition).digest('hex');
    if (!this.#compiled.has(hash)) {
      this.#compiled.set(hash, readMachine(definition));
      this.#statements.keepDefinition.run(hash, definition);
    }
    return hash;
  }

  definition(hash: string): string {
    const row = this.#statements.definition.get(hash);
    if (row === undefined) throw new TypeError(`The Step Functions store is damaged: no definition ${hash}`);
    return textOf(row, 'definition');
  }

  /** The definition, ready to run; compiled once in the life of the process. */
  compiled(hash: string): Machine {
    const known = this.#compiled.get(hash);
    if (known !== undefined) return known;
    const machine = readMachine(this.definition(hash));
    this.#compiled.set(hash, machine);
    return machine;
  }
}

const readRecord = (row: Row): MachineRecord => ({
  arn: textOf(row, 'arn'),
  name: textOf(row, 'name'),
  definition: textOf(row, 'definition'),
  roleArn: textOf(row, 'role_arn'),
  revision: textOf(row, 'revision'),
  logging: optionalTextOf(row, 'logging'),
  tracing: optionalTextOf(row, 'tracing'),
  createdAt: numberOf(row, 'created_at'),
  updatedAt: numberOf(row, 'updated_at'),
});

const prepare = (database: DatabaseSync) => ({
  put: database.prepare(
    `INSERT OR REPLACE INTO machines
       (arn, name, definition, role_arn, revision, logging, tracing, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  get: database.prepare('SELECT * FROM machines WHERE arn = ?'),
  list: database.prepare('SELECT * FROM machines WHERE arn > ? ORDER BY arn LIMIT ?'),
  delete: database.prepare('DELETE FROM machines WHERE arn = ?'),
  keepDefinition: database.prepare('INSERT OR IGNORE INTO definitions (hash, definition) VALUES (?, ?)'),
  definition: database.prepare('SELECT definition FROM definitions WHERE hash = ?'),
});
