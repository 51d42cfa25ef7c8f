import type { Route } from '../route.ts';
import { exportList } from './exports.ts';
import { createImport, listImports, readImport, runImport } from './imports.ts';
import { readTemplate } from './templates.ts';

/** Every route of bringing in, in the order in which they are matched. */
export const allRoutes: readonly Route[] = [readTemplate, createImport, listImports, readImport, runImport, exportList];
