/**
 * Counts the side effects of the fakes that share it. A test may let the n-th point crash: odd ones lie right before an
 * effect, even ones right after it took place.
 */
export class CrashPoints {
  readonly effects: string[] = [];
  crashAt: number | undefined;
  passed = 0;

  async around<T>(effect: string, act: () => T): Promise<T> {
    this.pass();
    const result = act();
    this.effects.push(effect);
    this.pass();
    return result;
  }

  private pass(): void {
    this.passed += 1;
    if (this.passed === this.crashAt) throw new Error(`crash at point ${this.passed}`);
  }
}
