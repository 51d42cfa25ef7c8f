import type { Drawer } from '../session/session.ts';
import { jsonOf } from './form/json.ts';
import type { Json } from './form/json.ts';

/**
 * What was typed and not sent yet: it outlives a reload, an expired sign-in and a sign-out in this window, and is found again by
 * the same person alone. Closed with the window, as befits a machine that others use too.
 */
export class Drafts {
  readonly #drawer: Drawer;
  readonly #personId: string;

  constructor(drawer: Drawer, personId: string) {
    this.#drawer = drawer;
    this.#personId = personId;
  }

  read(thing: string): Json {
    const kept = this.#drawer.getItem(this.#keyOf(thing));
    try {
      return kept === null ? undefined : jsonOf(JSON.parse(kept));
    } catch (error) {
      // Not ours, or of another version: as if nothing had been kept.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** Full or forbidden storage costs the draft's safety, not the writing. */
  keep(thing: string, value: Json): void {
    try {
      this.#drawer.setItem(this.#keyOf(thing), JSON.stringify(value));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  drop(thing: string): void {
    this.#drawer.removeItem(this.#keyOf(thing));
  }

  #keyOf(thing: string): string {
    return `draft ${this.#personId} ${thing}`;
  }
}
