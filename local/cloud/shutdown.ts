/** What has been started and must be ended, the last first. */
export class Shutdown {
  readonly #steps: (() => unknown)[] = [];
  #running: Promise<void> | undefined;

  /** `end` runs before everything that was added earlier. */
  add(end: () => unknown): void {
    this.#steps.push(end);
  }

  /** Ends everything once, however often it is called. */
  run(): Promise<void> {
    this.#running ??= this.#endAll();
    return this.#running;
  }

  async #endAll(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) await step();
  }
}
