import { StatesServiceError } from './states-service-error.ts';

/** AWS: 100 results a page unless told otherwise (0 means the same), never more than 1,000. */
const USUAL_PAGE = 100;
export const LARGEST_PAGE = 1000;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

export const pageSize = (maxResults: number | undefined): number =>
  maxResults === undefined || maxResults === 0 ? USUAL_PAGE : maxResults;

/** Makes a page of what was read with a limit one above `size`; `cursorOf` tells where the next one begins. */
export function page<T>(read: readonly T[], size: number, cursorOf: (last: T) => string | number): Page<T> {
  const items = read.slice(0, size);
  const last = items.at(-1);
  const nextToken =
    read.length > size && last !== undefined ? Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') : undefined;
  return { items, nextToken };
}

/** @throws StatesServiceError InvalidToken for a token that `page` did not make. */
export function cursor<T extends string | number>(token: string | undefined, start: T, isCursor: (value: unknown) => value is T): T {
  if (token === undefined) return start;
  const value = decode(token);
  if (!isCursor(value)) throw new StatesServiceError('InvalidToken', 'Invalid Token: nextToken');
  return value;
}

function decode(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}

export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isText = (value: unknown): value is string => typeof value === 'string';
