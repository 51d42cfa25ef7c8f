import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readLetter } from '#core/letters/read/read-letter.ts';

const folder = new URL('../../../../samples/letters/', import.meta.url);
const expectedSchema = z.array(
  z.looseObject({
    file: z.string(),
    title: z.string().nullable(),
    case_no: z.string().nullable(),
    doc_no: z.string().nullable(),
    cls: z.string().nullable(),
    addressees: z.array(z.string()),
    addressee_etc: z.boolean().optional(),
    addressee_count: z.number().optional(),
    addressee_kind: z.string().optional(),
    signer: z.string().optional(),
    issuer: z.string().nullable(),
    date: z.string(),
    handler: z.string().optional(),
    phone: z.string().optional(),
    cc: z.array(z.string()).optional(),
    print_date: z.string().optional(),
    publicity: z.string().optional(),
    kind: z.string(),
  }),
);
const letters = expectedSchema.parse(JSON.parse(readFileSync(new URL('EXPECTED.json', folder), 'utf8')));
/** `2023-05-22 (broken as 2023522)`: the value stands before what is said about it. */
const value = (text: string | null | undefined) => text?.replace(/ \(.*$/u, '') ?? undefined;

const kinds = { reply: 'lead', 'co-handler-to-member': 'co-handler writing to the member', opinion: 'co-handler opinion' } as const;

describe('the sample letters', () => {
  it.each(letters)('$file reads as expected', (expected) => {
    const { fields, missing } = readLetter(readFileSync(new URL(expected.file, folder), 'utf8'));
    const { addressees, copies, reports, kind } = fields;
    expect({
      title: fields.title?.value,
      case_no: fields.caseNumber?.value,
      doc_no: fields.number?.value.text,
      cls: fields.class?.value,
      addressees: addressees?.value.names,
      etc: addressees?.value.etc,
      count: addressees?.value.count,
      issuer: fields.issuer?.value,
      date: fields.date?.value,
      kind: kind === undefined ? undefined : kinds[kind.value],
    }).toEqual({
      title: value(expected.title),
      case_no: value(expected.case_no),
      doc_no: value(expected.doc_no),
      cls: value(expected.cls),
      addressees: expected.addressees,
      etc: expected.addressee_etc,
      count: expected.addressee_count,
      issuer: value(expected.issuer),
      date: value(expected.date),
      kind: expected.kind,
    });
    expect(fields.signer?.value).toBe(expected.signer);
    if (expected.handler !== undefined) expect(fields.handler?.value).toBe(expected.handler);
    if (expected.phone !== undefined) expect(fields.phone?.value).toBe(expected.phone);
    expect(fields.printed?.value.on).toBe(expected.print_date);
    expect(fields.publicity?.value).toBe(expected.publicity);
    expect(addressees?.value.kind === 'lead-unit').toBe(expected.addressee_kind === 'lead bureau');
    const copied = [...(reports?.value ?? []).map((name) => `${name}(报)`), ...(copies?.value ?? [])];
    expect(copied).toEqual(expected.cc ?? []);
    for (const name of missing) expect(fields[name]).toBeUndefined();
  });
});
