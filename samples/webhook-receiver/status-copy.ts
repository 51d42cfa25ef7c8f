import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from './status-event.ts';
import type { StatusEvent } from './status-event.ts';

/**
 * The status of every proposal, one file each, `proposals/<id>.json` in a directory: proposalId, caseNumber, sequence and
 * status as the last event told them. Beside them the cursor of `GET /v1/events`. One process at a time.
 */
export class StatusCopy {
  readonly #directory: string;
  /** Sequence of the last event taken, by proposal. */
  readonly #last = new Map<string, number>();

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(join(directory, 'proposals'), { recursive: true });
    for (const name of readdirSync(join(directory, 'proposals'))) {
      if (!name.endsWith('.json')) continue;
      const held: unknown = JSON.parse(readFileSync(join(directory, 'proposals', name), 'utf8'));
      if (isObject(held)) this.#last.set(name.slice(0, -'.json'.length), Number(held['sequence']));
    }
  }

  /**
   * Keeps what an event tells, on disk before it returns; says whether it was new. A duplicate, or one that comes after a
   * newer one, changes nothing.
   */
  take({ data: { proposalId, caseNumber, sequence, status } }: StatusEvent): boolean {
    if (sequence <= (this.#last.get(proposalId) ?? 0)) return false;
    const held = { proposalId, ...(caseNumber === undefined ? {} : { caseNumber }), sequence, status };
    this.#write(join('proposals', `${proposalId}.json`), `${JSON.stringify(held)}\n`);
    this.#last.set(proposalId, sequence);
    return true;
  }

  get cursor(): string | undefined {
    try {
      return readFileSync(join(this.#directory, 'cursor'), 'utf8');
    } catch {
      // Never caught up: from the beginning.
      return undefined;
    }
  }

  keepCursor(cursor: string): void {
    this.#write('cursor', cursor);
  }

  /** Whole or not at all, whatever happens on the way: a torn file would be an unknown status. */
  #write(name: string, text: string): void {
    const path = join(this.#directory, name);
    writeFileSync(`${path}.new`, text, { flush: true });
    renameSync(`${path}.new`, path);
  }
}
