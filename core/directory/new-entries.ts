import * as z from 'zod';
import { fault } from '#core/contracts/fault-texts.ts';
import { bodyNameSchema, personSchema, roles, sessionSchema, unitSchema } from './directory.ts';

// What is checked where entries come in and not in the stored shapes: what a directory holds must stay readable.

// Ids that stand for nobody: the system's own commands begin with them, or are recorded as theirs.
const reservedIds: readonly string[] = ['system', 'bootstrap', 'alarm', 'number', 'take', 'succeed'];

// Beside the controls that no text may hold: tabs, other line ends, and the format characters (zero width, soft hyphen …), by
// which two names read the same and are not.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const isPlain = (...texts: readonly (string | undefined)[]): boolean => texts.every((text) => text === undefined || !unseen.test(text));

const newUnit = unitSchema.refine(({ name, nameEn, letterCode }) => isPlain(name, nameEn, letterCode), {
  path: ['name'],
  message: fault('unseen-characters'),
});

const newPerson = personSchema
  .refine(({ id }) => !reservedIds.includes(id), { path: ['id'], message: fault('id-reserved') })
  .refine(({ name, nameEn }) => isPlain(name, nameEn), { path: ['name'], message: fault('unseen-characters') })
  .refine(({ subject }) => isPlain(subject), { path: ['subject'], message: fault('unseen-characters') })
  .refine(({ speaksFor = [] }) => isPlain(...speaksFor.map(({ name }) => name)), {
    path: ['speaksFor'],
    message: fault('unseen-characters'),
  })
  .refine((person) => person.roles.length <= roles.length && new Set(person.roles).size === person.roles.length, {
    path: ['roles'],
    message: fault('role-twice'),
  });

const newSession = sessionSchema
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { path: ['closesOn'], message: fault('session-reversed') })
  .refine(({ name }) => isPlain(name), { path: ['name'], message: fault('unseen-characters') });

const newBody = bodyNameSchema.refine(({ name, nameEn, place, placeEn }) => isPlain(name, nameEn, place, placeEn), {
  path: ['name'],
  message: fault('unseen-characters'),
});

/** Entries of a directory as an administrator sends them, by id, whole. */
export const newEntriesSchema = z.strictObject({
  units: z.array(newUnit).max(200).default([]),
  people: z.array(newPerson).max(500).default([]),
  sessions: z.array(newSession).max(50).default([]),
  body: newBody.exactOptional(),
});
