/** A request's body: JSON whatever its declared type (`curl -d` calls it a form), else a form. Undefined for broken JSON. */
export function readBody(body: string): unknown {
  if (!body.trimStart().startsWith('{')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
