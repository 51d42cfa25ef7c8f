import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Changes } from '../asl/journal.ts';
import type { Ending, Run } from '../asl/run.ts';
import type { Strand } from '../asl/strand.ts';
import type { Instant } from '../clock/virtual-clock.ts';
import { inTransaction } from '../storage/in-transaction.ts';
import { readExecution, type ExecutionRecord, type NewExecution } from './execution-record.ts';
import { numberOf, textOf } from './row.ts';
import type { Settings } from './settings.ts';

/** What is stored of executions, apart from reading their history. */
export class ExecutionStore {
  readonly #database: DatabaseSync;
  readonly #settings: Settings;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: DatabaseSync, settings: Settings) {
    this.#database = database;
    this.#settings = settings;
    this.#statements = prepare(database);
  }

  /** Stores an execution that begins, with its first changes. `begin` is given its id. */
  insert(execution: NewExecution, begin: (id: number) => Run): { id: number; run: Run } {
    return inTransaction(this.#database, () => {
      const { lastInsertRowid } = this.#statements.insert.run(
        execution.arn,
        execution.name,
        execution.machineArn,
        execution.machineName,
        execution.roleArn,
        execution.definition,
        execution.input,
        execution.startedAt,
        execution.expiresAt ?? null,
      );
      const id = Number(lastInsertRowid);
      const run = begin(id);
      this.#write(id, run.take());
      return { id, run };
    });
  }

  /** Stores one step, whole or not at all. */
  commit(id: number, changes: Changes, ending: Ending | undefined, now: Instant): void {
    inTransaction(this.#database, () => {
      this.#write(id, changes);
      if (ending !== undefined) this.#end(id, ending, now);
    });
  }

  byArn(arn: string): ExecutionRecord | undefined {
    return read(this.#statements.byArn, arn);
  }

  byId(id: number): ExecutionRecord | undefined {
    return read(this.#statements.byId, id);
  }

  running(): number[] {
    return this.#statements.running.all().map((row) => numberOf(row, 'id'));
  }

  /** Executions with an id below `before`, newest first. */
  list(filter: { machineArn: string; status: string | undefined; before: number; limit: number }): ExecutionRecord[] {
    const { machineArn, status, before, limit } = filter;
    return this.#statements.list.all(machineArn, before, status ?? null, status ?? null, limit).map(readExecution);
  }

  /** The strands of an execution that is running, and the id its next event will have. */
  progress(id: number): { strands: Strand[]; nextEvent: number } {
    const strands = this.#statements.strands.all(id).map((row) => {
      // Written by `#write`: what comes back is what a Run gave.
      const strand: Strand = JSON.parse(textOf(row, 'strand'));
      return strand;
    });
    const [last = {}] = this.#statements.lastEvent.all(id);
    return { strands, nextEvent: numberOf(last, 'id') + 1 };
  }

  deleteAll(): void {
    inTransaction(this.#database, () => {
      this.#database.exec('DELETE FROM strands; DELETE FROM events; DELETE FROM executions;');
    });
  }

  #write(id: number, changes: Changes): void {
    const { putStrand, deleteStrand, insertEvent } = this.#statements;
    for (const event of changes.events) {
      const details = event.details === undefined ? null : JSON.stringify(event.details);
      insertEvent.run(id, event.id, event.at, event.previous, event.type, details);
    }
    for (const strand of changes.strands) putStrand.run(id, strand.id, JSON.stringify(strand));
    for (const strand of changes.removed) deleteStrand.run(id, strand);
    this.#settings.addTransitions(changes.transitions);
  }

  #end(id: number, ending: Ending, now: Instant): void {
    if (ending.status === 'SUCCEEDED') {
      this.#statements.end.run(ending.status, now, JSON.stringify(ending.output), null, null, id);
      return;
    }
    const { error, cause } = ending;
    this.#statements.end.run(ending.status, now, null, error === '' ? null : (error ?? null), cause ?? null, id);
  }
}

function read(statement: StatementSync, key: string | number): ExecutionRecord | undefined {
  const row = statement.get(key);
  return row === undefined ? undefined : readExecution(row);
}

const prepare = (database: DatabaseSync) => ({
  insert: database.prepare(
    `INSERT INTO executions
       (arn, name, machine_arn, machine_name, role_arn, definition, input, started_at, expires_at, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING')`,
  ),
  end: database.prepare('UPDATE executions SET status = ?, stopped_at = ?, output = ?, error = ?, cause = ? WHERE id = ?'),
  byArn: database.prepare('SELECT * FROM executions WHERE arn = ?'),
  byId: database.prepare('SELECT * FROM executions WHERE id = ?'),
  running: database.prepare(`SELECT id FROM executions WHERE status = 'RUNNING' ORDER BY id`),
  list: database.prepare(
    'SELECT * FROM executions WHERE machine_arn = ? AND id < ? AND (? IS NULL OR status = ?) ORDER BY id DESC LIMIT ?',
  ),
  putStrand: database.prepare('INSERT OR REPLACE INTO strands (execution, id, strand) VALUES (?, ?, ?)'),
  deleteStrand: database.prepare('DELETE FROM strands WHERE execution = ? AND id = ?'),
  strands: database.prepare('SELECT strand FROM strands WHERE execution = ? ORDER BY id'),
  insertEvent: database.prepare('INSERT INTO events (execution, id, at, previous, type, details) VALUES (?, ?, ?, ?, ?, ?)'),
  lastEvent: database.prepare('SELECT id FROM events WHERE execution = ? ORDER BY id DESC LIMIT 1'),
});
