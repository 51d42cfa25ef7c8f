import type { OpenedUnder, Rulebook } from '#core/policy/rulebook.ts';

/** Where the rules of a body come from. */
export interface RulesSource {
  /** As its logs are now: for who records rules, and for who lists them. */
  latest(body: string): Promise<Rulebook>;
  /**
   * As they were moments ago: for everybody else. What is opened by them names its versions; with clocks that are open, no older than
   * those.
   */
  rulebook(body: string, clocks?: readonly OpenedUnder[]): Promise<Rulebook>;
}
