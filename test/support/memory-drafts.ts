import type { DraftStore, SavedDraft } from '#core/ports/draft-store.ts';

/** Drafts in memory. */
export class MemoryDrafts implements DraftStore {
  private readonly kept = new Map<string, SavedDraft[]>();

  private of(body: string, thing: string): SavedDraft[] {
    return this.kept.get(`${body} ${thing}`) ?? [];
  }

  async latest(body: string, thing: string): Promise<SavedDraft | undefined> {
    return this.of(body, thing).at(-1);
  }

  async version(body: string, thing: string, version: number): Promise<SavedDraft | undefined> {
    return this.of(body, thing).find((one) => one.version === version);
  }

  async versions(body: string, thing: string, most: number): Promise<Omit<SavedDraft, 'value'>[]> {
    return this.of(body, thing)
      .map(({ value: _value, ...head }) => head)
      .reverse()
      .slice(0, most);
  }

  async add(body: string, thing: string, draft: SavedDraft): Promise<boolean> {
    if (this.of(body, thing).some(({ version }) => version === draft.version)) return false;
    this.kept.set(`${body} ${thing}`, [...this.of(body, thing), draft]);
    return true;
  }

  async drop(body: string, thing: string, version: number): Promise<void> {
    this.kept.set(
      `${body} ${thing}`,
      this.of(body, thing).filter((one) => one.version !== version),
    );
  }
}
