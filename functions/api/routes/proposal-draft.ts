import * as z from 'zod';
import { draftThings } from '#core/drafts/draft-things.ts';
import { saveDraft } from '#core/drafts/save-draft.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { defineRoute, nothing } from '../route.ts';
import type { RawCall } from '../route.ts';

const line = z.string().max(100).exactOptional();

/** A proposal as it is being written: anything may still be missing, or be too long. */
const writtenSchema = z.strictObject({
  kind: line,
  session: line,
  title: z.string().max(500).exactOptional(),
  matter: z.string().max(20_000).exactOptional(),
  suggestions: z.array(z.string().max(5000).nullable()).max(30).exactOptional(),
  onBehalfOf: line,
  coSigners: z.array(z.string().max(100)).max(200).exactOptional(),
  publicity: line,
});

const saved = z.object({ version: z.int(), at: z.string() });

/** @throws Refusal `NotAllowedError`: proposals are members' */
function thingOf({ person }: RawCall['principal']): string {
  if (!person.roles.includes('member')) throw new Refusal('NotAllowedError', { command: 'submit' });
  return draftThings.proposal(person.id);
}

export const readProposalDraft = defineRoute({
  method: 'GET',
  path: '/v1/proposal-draft',
  operationId: 'readProposalDraft',
  tag: 'proposals',
  summary: { zh: '我正在撰写、尚未提交的提案', en: 'The proposal I am writing' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ version: z.int(), saved: saved.omit({ version: true }).extend({ written: writtenSchema }).exactOptional() }),
  handle: async ({ principal, services }) => {
    const latest = await services.drafts.latest(principal.body, thingOf(principal));
    if (latest === undefined) return { body: { version: 0 } };
    return { body: { version: latest.version, saved: { at: latest.at, written: writtenSchema.parse(latest.value) } } };
  },
});

/** What is submitted or kept as a draft of its own is saved as nothing afterwards. */
export const saveProposalDraft = defineRoute({
  method: 'POST',
  path: '/v1/proposal-draft',
  operationId: 'saveProposalDraft',
  tag: 'proposals',
  summary: { zh: '保存正在撰写的提案（version 为所依据的版本）', en: 'Save it (`version`: the one it goes on from)' },
  command: true,
  params: nothing,
  query: nothing,
  body: z.strictObject({ version: z.int().min(0), written: writtenSchema }),
  response: saved,
  handle: async ({ principal, services, body: { version: from, written }, idempotencyKey: key }) => {
    const thing = thingOf(principal);
    const { now } = await services.cases.rules(principal.body);
    const toSave = { body: principal.body, thing, from, at: now, by: principal.person.id, key, value: written };
    const { version, at } = await saveDraft(services.drafts, toSave);
    return { body: { version, at } };
  },
});
