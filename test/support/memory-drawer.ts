import type { Drawer } from '#console/session/session.ts';

/** The tab's storage, in memory. */
export class MemoryDrawer implements Drawer {
  readonly kept = new Map<string, string>();

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}
