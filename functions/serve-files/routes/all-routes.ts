import type { Route } from '../route.ts';
import { attachFile } from './attach-file.ts';
import { beginUpload } from './begin-upload.ts';
import { listFiles } from './list-files.ts';
import { readFile } from './read-file.ts';
import { removeFile } from './remove-file.ts';

/** Every route about files, in the order of its documentation. */
export const allRoutes: readonly Route[] = [listFiles, beginUpload, attachFile, readFile, removeFile];
