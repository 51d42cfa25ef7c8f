import type { EndpointHealth } from '#core/webhook/lane/breaker.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';

/** Whose lane: one proposal's events on their way to one endpoint. */
export interface WhichLane {
  readonly body: string;
  readonly endpointId: string;
  readonly proposalId: string;
}

/** A lane that owes something which no worker is about to send: it waits for its next try, or for somebody to resume it. */
interface LaneBehind {
  readonly proposalId: string;
  /** Sorts by since when; a cursor to page on from. */
  readonly dueKey: string;
}

interface BehindPage {
  /** Only lanes that sort after this `dueKey`; '' from the beginning. */
  readonly after: string;
  /** Only lanes that sort before this. */
  readonly before: string;
  readonly limit: number;
}

export interface WebhookLaneStore {
  /** The lane and its endpoint's health, strongly consistent. */
  read(which: WhichLane): Promise<{ readonly lane: Lane; readonly health: EndpointHealth }>;
  /** Writes `lane` over the version before it; `false` when somebody else was faster. */
  write(which: WhichLane, lane: Lane): Promise<boolean>;
  health(body: string, endpointId: string): Promise<EndpointHealth>;
  /** Writes `health` over the version before it; `false` when somebody else was faster. */
  writeHealth(body: string, endpointId: string, health: EndpointHealth): Promise<boolean>;
  /** Lanes that are behind, longest first. Read from an index: a moment late. */
  behind(body: string, endpointId: string, page: BehindPage): Promise<LaneBehind[]>;
  /** Lanes by their proposals; those that nothing was ever written of are left out. */
  many(body: string, endpointId: string, proposalIds: readonly string[]): Promise<Map<string, Lane>>;
}
