import * as z from 'zod';

/** Who acted: a person in a role, or the system when a clock or a register acted. */
const actorSchema = z.strictObject({
  personId: z.string(),
  role: z.string(),
  unitId: z.string().exactOptional(),
});

export type Actor = z.infer<typeof actorSchema>;

/**
 * Version of the events' shapes that is written now; what a commit tells is decided by it too. Version 1 had no `unit-leader`
 * alarm, no deputies and no unit mailboxes: its events are events of version 2 as they stand. Version 3 says in each clock
 * under which policy it was opened, and knows `AssignmentReassigned`: older ones are up-cast (`core/case/log/up-cast.ts`). Version 4
 * tells every opening of a wait by mail, and what concerns the member and the co-signers on the way; by webhook it tells its
 * codes, its documents and the worst light (`core/webhook/told/told-version.ts`).
 */
export const currentSchema = 4 as const;

/** Versions that are read. A release reads the next one before any release writes it, so that the one before it can be put back. */
export const readSchemas = [1, 2, 3, 4] as const;

export type CommitSchema = (typeof readSchemas)[number];

export const systemActor: Actor = { personId: 'system', role: 'system' };

/** One entry of a log, everything but its events' shapes: the atom of truth. */
export const commitSchema = z.object({
  /** `<body>#proposal#<id>`, `<body>#register#<series>`, `<body>#directory` … (`keys.ts`). */
  pk: z.string(),
  /** 1, 2, 3 … without gaps. */
  seq: z.int().positive(),
  commandId: z.string(),
  /** Hash of what was asked, so that a key used twice for different commands is noticed. */
  fingerprint: z.string(),
  command: z.string(),
  actor: actorSchema,
  at: z.string(),
  events: z.array(z.unknown()),
  policyVersion: z.string(),
  /** Version of the events' shapes. */
  schema: z.literal(readSchemas),
  hashName: z.literal('sha256'),
  prevHash: z.string(),
  hash: z.string(),
});

export type Commit = z.infer<typeof commitSchema>;

/** A commit whose events were read as this log's events. */
export type CommitOf<E> = Omit<Commit, 'events'> & { readonly events: readonly E[] };
