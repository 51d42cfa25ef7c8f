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

  /** A step that fails does not keep the others from running; the first failure is thrown at the end. */
  async #endAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
