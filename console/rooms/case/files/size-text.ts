const MIB = 1024 * 1024;

/** `1.5 MB`, `12 KB`: as people compare sizes. */
export function sizeText(bytes: number): string {
  if (bytes >= MIB) return `${Math.round((bytes / MIB) * 10) / 10} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
