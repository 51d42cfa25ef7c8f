import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { behaviourSchema, simulatorBehaviour, type Behaviour, type SetBehaviour } from './address-behaviour.ts';
import { bareAddress } from './mail.ts';

/** An address that was told how to behave. */
export interface KnownAddress {
  readonly address: string;
  readonly does: SetBehaviour;
}

const row = z.object({ address: z.string(), does: behaviourSchema });

/** How addresses behave: as they were told, else as the mailbox simulator's do, else they take every mail. Kept in SQLite. */
export class AddressBook {
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec('CREATE TABLE IF NOT EXISTS address (address TEXT PRIMARY KEY, does TEXT NOT NULL) STRICT');
    this.#find = database.prepare('SELECT address, does FROM address WHERE address = ?');
  }

  set(address: string, does: SetBehaviour): void {
    this.#database
      .prepare('INSERT INTO address (address, does) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET does = excluded.does')
      .run(bareAddress(address), does);
  }

  list(): KnownAddress[] {
    const found = this.#database.prepare('SELECT address, does FROM address ORDER BY address').all();
    return found.map((one) => row.parse(one));
  }

  /** @param address bare, in lower case */
  behaviourOf(address: string): Behaviour {
    const found = this.#find.get(address);
    return found === undefined ? (simulatorBehaviour(address) ?? 'deliver') : row.parse(found).does;
  }
}
