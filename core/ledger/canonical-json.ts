/**
 * JSON with sorted keys and no spaces (RFC 8785 for the values a commit holds: strings, plain numbers, booleans,
 * null, arrays, objects). Keys whose value is `undefined` are left out.
 * @throws TypeError for a number that not every store keeps as it is (see `numeral`), half a surrogate pair (§3.2.2.2), or a value
 * JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numeral(value);
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

/** Whether two values have one canonical form: members that are `undefined` count as left out. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((entry, at) => isSameJson(entry, other[at]))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  return (
    Object.keys(one).every((key) => isSameJson(one[key], other[key])) &&
    Object.keys(other).every((key) => other[key] === undefined || key in one)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * A number as ECMAScript writes it, which is its canonical form (§3.2.2.3): safe integers, and fractions that it writes without
 * exponent. Other numbers may come back from a store as another text, and with another hash.
 */
function numeral(value: number): string {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new TypeError(`${text} has no canonical form here`);
  }
  return text;
}

function quoted(text: string): string {
  // By patterns: the desk checks hashes in browsers that have no `isWellFormed` yet. Few texts have any surrogate, and looking for pairs is slow.
  if (/[\uD800-\uDFFF]/.test(text) && /[\uD800-\uDFFF]/u.test(text)) throw new TypeError('half a surrogate pair has no canonical form');
  return JSON.stringify(text);
}
