import { actorOf } from '#core/case/log/give-as-person.ts';
import type { Cases } from '#core/case/log/cases.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import type { Actor } from '#core/ledger/commit.ts';
import type { ImportStore } from '#core/ports/import-store.ts';
import type { OpenRegisters } from '#core/register/registers.ts';
import type { Imports } from '#core/import/imports.ts';

export interface RunImportDependencies {
  readonly imports: Imports;
  readonly store: Pick<ImportStore, 'part'>;
  readonly cases: Cases;
  readonly registers: OpenRegisters;
  /** Does the same with each, some of them at a time. */
  readonly eachOf: <T>(items: readonly T[], width: number, act: (item: T) => Promise<unknown>) => Promise<void>;
}

/** An import under way: whose it is, and in which role its lines are given. */
export interface RunningImport {
  readonly body: string;
  readonly importId: string;
  readonly person: Person;
  readonly role: Role;
}

export const actorIn = ({ person, role }: RunningImport): Actor => actorOf(person, role);
