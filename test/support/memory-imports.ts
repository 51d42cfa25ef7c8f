import { importPartSchema, importReportSchema } from '#core/import/import-line.ts';
import type { ImportStore } from '#core/ports/import-store.ts';

/** What files said, in memory: kept as JSON, as the table keeps it. */
export class MemoryImports implements ImportStore {
  private readonly kept = new Map<string, { readonly parts: readonly string[]; readonly report: string }>();

  async put(body: string, importId: string, { parts, report }: Parameters<ImportStore['put']>[2]): Promise<void> {
    this.kept.set(`${body} ${importId}`, { parts: parts.map((part) => JSON.stringify(part)), report: JSON.stringify(report) });
  }

  async part(body: string, importId: string, part: number) {
    return importPartSchema.parse(JSON.parse(this.kept.get(`${body} ${importId}`)?.parts[part] ?? '[]'));
  }

  async report(body: string, importId: string) {
    const report = this.kept.get(`${body} ${importId}`)?.report;
    return report === undefined ? undefined : importReportSchema.parse(JSON.parse(report));
  }
}
