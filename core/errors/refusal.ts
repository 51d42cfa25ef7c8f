import type { RefusalName } from '#core/steps/refusals.ts';

/** A fact a refusal carries: shown to the caller, so never personal data or text of a proposal. */
export type Fact = string | number | boolean | readonly string[];

/**
 * What the rules do not allow, as a named fact. `name` is the contract: the HTTP map, the texts and the
 * workflows know refusals by it. Anything else that is thrown is a fault of the program.
 */
export class Refusal extends Error {
  override readonly name: RefusalName;
  readonly facts: Readonly<Record<string, Fact>>;

  constructor(name: RefusalName, facts: Readonly<Record<string, Fact>> = {}) {
    super(`${name} ${JSON.stringify(facts)}`);
    this.name = name;
    this.facts = facts;
  }
}
