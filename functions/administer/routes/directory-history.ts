import * as z from 'zod';
import { entryChanges, entryKinds, fieldChanges } from '#core/directory/entry-changes.ts';
import type { EntryChange } from '#core/directory/entry-changes.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { personParty } from '#functions/platform/http/parties.ts';
import { pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';

export const changeSchema = z.object({
  field: z.string(),
  before: z.unknown().exactOptional(),
  after: z.unknown().exactOptional(),
  /** An address: that it changed is told, not to what. */
  withheld: z.literal(true).exactOptional(),
});

/** Who changed what in the directory, and when: an administrator can give anybody any right, so others must be able to see it. */
export const readDirectoryHistory = defineRoute({
  method: 'GET',
  path: '/v1/directory/history',
  operationId: 'readDirectoryHistory',
  tag: 'directory',
  summary: { zh: '名录变更记录（审计员、管理员）', en: 'What changed in the directory, by whom: auditors, administrators' },
  command: false,
  params: nothing,
  query: z.strictObject({
    ...pageQuery,
    /** Only what became of one person, unit or session. */
    id: z.string().max(64).exactOptional(),
  }),
  body: nothing,
  response: z.object({
    /** The latest first. */
    commits: z.array(
      z.object({
        seq: z.int(),
        at: z.string(),
        command: z.string(),
        actor: z.object({ id: z.string(), name: z.string(), role: z.string() }),
        prevHash: z.string(),
        hash: z.string(),
        entries: z.array(
          z.object({
            entry: z.enum(entryKinds),
            id: z.string(),
            what: z.enum(['added', 'changed', 'removed']),
            changes: z.array(changeSchema),
          }),
        ),
      }),
    ),
    next: z.string().exactOptional(),
  }),
  handle: async ({ principal, services, query: { limit, cursor, id } }) => {
    const { body, person, directory } = principal;
    const seesAddresses = person.roles.includes('administrator');
    if (!seesAddresses && !person.roles.includes('auditor')) throw new Refusal('NotAllowedError', { command: 'read-directory-history' });
    const { commits } = await services.cases.directories.history(body);
    const changes = entryChanges(commits);
    const below = positionOf(cursor);
    const asked = commits
      .map((commit, index) => ({ commit, entries: (changes[index] ?? []).filter((one) => id === undefined || one.id === id) }))
      .filter(({ commit, entries }) => commit.seq < below && entries.length > 0)
      .reverse();
    const page = asked.slice(0, limit);
    const last = page.at(-1);
    return {
      version: commits.length,
      body: {
        commits: page.map(({ commit: { seq, at, command, actor, prevHash, hash }, entries }) => ({
          seq,
          at,
          command,
          actor: { ...personParty(actor.personId, directory), role: actor.role },
          prevHash,
          hash,
          entries: entries.map((one) => entryBody(one, seesAddresses)),
        })),
        ...(last === undefined || asked.length <= limit ? {} : { next: cursorBelow(last.commit.seq) }),
      },
    };
  },
});

// The name of a robot's secret opens nothing by itself, and is nobody's affair.
const unsaid: readonly string[] = ['id', 'address'];

/** What became of an entry, field by field. */
export function entryBody(entryChange: EntryChange, seesAddresses: boolean) {
  const { entry, id, before, after } = entryChange;
  return {
    entry,
    id,
    what: after === undefined ? ('removed' as const) : before === undefined ? ('added' as const) : ('changed' as const),
    changes: fieldChanges(entryChange)
      .filter(({ field }) => !unsaid.includes(field))
      .map((one) => (one.field === 'email' && !seesAddresses ? { field: one.field, withheld: true as const } : one)),
  };
}

function cursorBelow(seq: number): string {
  return Buffer.from(`below#${seq}`, 'utf8').toString('base64url');
}

/** @throws Refusal `InvalidCursorError` for anything `cursorBelow` did not make */
function positionOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.POSITIVE_INFINITY;
  const seq = /^below#([1-9]\d{0,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (seq === undefined) throw new Refusal('InvalidCursorError');
  return Number(seq);
}
