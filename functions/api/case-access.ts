export { findCase } from '#functions/platform/http/find-case.ts';
export type { VisibleCase } from '#functions/platform/http/find-case.ts';
