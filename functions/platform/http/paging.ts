import * as z from 'zod';
import { Refusal } from '#core/errors/refusal.ts';

const cursorSchema = z.string().max(200);

/** Query parameters of every paged list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorSchema.exactOptional(),
};

const KEY = /^\d{4}-\d\d-\d\dT[\d:.]+Z#[A-Za-z0-9._-]{1,128}(?:#\d{10})?$/;

/** The opaque form of a sort key. It names no partition, so it opens no list but the one it is used on. */
export function cursorOf(dueKey: string): string {
  return Buffer.from(dueKey, 'utf8').toString('base64url');
}

/** @throws Refusal `InvalidCursorError` for anything `cursorOf` did not make. */
export function keyOf(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!KEY.test(key)) throw new Refusal('InvalidCursorError');
  return key;
}
