export { findCase } from '#functions/platform/http/case-access.ts';
export type { VisibleCase } from '#functions/platform/http/case-access.ts';
