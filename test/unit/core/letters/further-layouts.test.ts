import { describe, expect, it } from 'vitest';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { furtherLayouts } from '#test/support/letters/further-layouts.ts';

/** The fields as plain values. */
function valuesOf(text: string): Record<string, unknown> {
  const { fields, flags, missing } = readLetter(text);
  return {
    ...Object.fromEntries(Object.entries(fields).map(([name, found]) => [name, found.value])),
    number: fields.number?.value.text,
    to: fields.addressees?.value.names,
    etc: fields.addressees?.value.etc,
    count: fields.addressees?.value.count,
    toKind: fields.addressees?.value.kind,
    points: fields.points?.value.map(({ heading }) => heading),
    flags: flags.map(({ kind }) => kind),
    missing,
  };
}

describe('letters in further layouts', () => {
  it.each(furtherLayouts)('$name', ({ text, says, missing = [], flags = [] }) => {
    const values = valuesOf(text);
    expect(Object.fromEntries(Object.keys(says).map((name) => [name, values[name]]))).toEqual(says);
    expect(values['missing']).toEqual(expect.arrayContaining([...missing]));
    for (const flag of flags) expect(values['flags']).toContain(flag);
  });
});
