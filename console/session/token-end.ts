import { textOfBase64url } from './base64url.ts';
import { JsonCursor } from './json-cursor.ts';

/** When a token runs out, in milliseconds since 1970 (`exp`, RFC 7519 §4.1.4); undefined where it does not say so. */
export function tokenEnd(token: string): number | undefined {
  try {
    return new JsonCursor(JSON.parse(textOfBase64url(token.split('.')[1] ?? ''))).at('exp').number() * 1000;
  } catch {
    // Tokens are the provider's affair: one that cannot be read is judged by the API alone.
    return undefined;
  }
}
