import type { Lane } from '#core/notices/lane/mail-lane.ts';

export interface LaneStore {
  /** Strongly consistent. */
  read(body: string, recipientId: string): Promise<Lane>;
  /** Writes `lane` over the version before it; `false` when somebody else was faster. */
  write(body: string, recipientId: string, lane: Lane): Promise<boolean>;
}
