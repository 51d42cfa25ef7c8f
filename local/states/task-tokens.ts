import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which attempt of which task a token stands for. */
export interface TaskReference {
  readonly execution: number;
  readonly strand: number;
  readonly event: number;
}

const TOKEN = /^[A-Za-z0-9_-]{1,1024}$/;
const CONTENT = /^(?<execution>\d+)\.(?<strand>\d+)\.(?<event>\d+)\.(?<mac>[0-9a-f]{64})$/;

/**
 * Task tokens. A token is its reference with a keyed digest, so it needs no row of its own, is the same after a
 * restart, and cannot be made up. Whether the task still waits is for the execution to say.
 */
export class TaskTokens {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  issue(task: TaskReference): string {
    const reference = `${task.execution}.${task.strand}.${task.event}`;
    return Buffer.from(`${reference}.${this.#mac(reference)}`).toString('base64url');
  }

  /** Undefined for anything that was never issued here. */
  read(token: string): TaskReference | undefined {
    const content = TOKEN.test(token) ? Buffer.from(token, 'base64url').toString('latin1') : '';
    const { execution, strand, event, mac } = CONTENT.exec(content)?.groups ?? {};
    if (execution === undefined || strand === undefined || event === undefined || mac === undefined) return undefined;
    const expected = this.#mac(`${execution}.${strand}.${event}`);
    if (!timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return undefined;
    return { execution: Number(execution), strand: Number(strand), event: Number(event) };
  }

  #mac(reference: string): string {
    return createHmac('sha256', this.#key).update(reference).digest('hex');
  }
}
