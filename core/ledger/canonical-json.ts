/**
 * JSON with sorted keys and no spaces (RFC 8785 for the values a commit holds: strings, safe integers, booleans,
 * null, arrays, objects). Keys whose value is `undefined` are left out.
 * @throws TypeError for a number that is not a safe integer, half a surrogate pair (§3.2.2.2), or a value JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} has no canonical form here`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members: Readonly<Record<string, unknown>> = { ...value };
    let text = '';
    // RFC 8785 §3.2.3 sorts by UTF-16 code units, as `sort` does.
    for (const key of Object.keys(members).sort()) {
      const member = members[key];
      if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`${typeof value} has no canonical form`);
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('half a surrogate pair has no canonical form');
  return JSON.stringify(text);
}
