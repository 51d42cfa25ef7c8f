import * as z from 'zod';
import { roleFor } from '#core/access/access.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { notLegal } from '#core/case/legal-commands.ts';
import { isActive } from '#core/case/stages.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { draftThings } from '#core/drafts/draft-things.ts';
import { saveDraft } from '#core/drafts/save-draft.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { replyDraftSchema } from '#core/reply/reply-draft.ts';
import { stillMissing } from '#core/reply/still-missing.ts';
import { commands } from '#core/steps/commands.ts';
import { findCase } from '../case-access.ts';
import { personParty, unitParty } from '#functions/platform/http/parties.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { RawCall } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });
const params = z.strictObject({ id: identifier, assignmentId: identifier });
const saving = z.object({ version: z.int(), at: z.string(), by: party });
const missing = z.object({ what: z.string(), blocks: z.boolean(), said: term });

const MOST_VERSIONS = 30;

type Asking = Pick<RawCall, 'principal' | 'services' | 'found'>;

/** A share whose reply the asker's unit writes. @throws Refusal `NotFoundError`; `NotAllowedError`: it is somebody else's to write */
async function shareToAnswer(asking: Asking, id: string, assignmentId: string) {
  const { state } = await findCase(asking, id);
  const { person } = asking.principal;
  const share = assignmentsOf(state).find((one) => one.id === assignmentId);
  if (share === undefined || share.role !== 'lead' || roleFor(person, commands['issue-reply'], state, assignmentId) === undefined) {
    throw new Refusal('NotAllowedError', { command: 'issue-reply' });
  }
  return { state, share, thing: draftThings.reply({ proposalId: id, assignmentId, unitId: share.unitId, round: share.round }) };
}

export const readReplyDraft = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/reply-drafts/{assignmentId}',
  operationId: 'readReplyDraft',
  tag: 'proposals',
  summary: { zh: '本单位正在起草的答复，以及还缺什么', en: 'The reply my unit is writing, and what it still lacks' },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: z.object({
    assignmentId: z.string(),
    /** 0 the first handling, then the redo round. */
    round: z.int(),
    /** 0 where nothing was saved yet. */
    version: z.int(),
    saved: saving.omit({ version: true }).extend({ draft: replyDraftSchema }).exactOptional(),
    /** Earlier ones that are still there, the newest first. */
    versions: z.array(saving),
    /** Whether the reply is still to be given. */
    open: z.boolean(),
    /** What the saved one lacks. */
    missing: z.array(missing),
    classes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  }),
  handle: async ({ principal, services, found, params: { id, assignmentId } }) => {
    const { state, share, thing } = await shareToAnswer({ principal, services, found }, id, assignmentId);
    const { body, directory } = principal;
    const { policy } = await contextOf({ principal, services });
    const [latest, versions] = await Promise.all([
      services.drafts.latest(body, thing),
      services.drafts.versions(body, thing, MOST_VERSIONS),
    ]);
    const draft = latest === undefined ? { paragraphs: [] } : replyDraftSchema.parse(latest.value);
    const who = (by: string) => personParty(by, directory);
    return {
      body: {
        assignmentId,
        round: share.round,
        version: latest?.version ?? 0,
        ...(latest === undefined ? {} : { saved: { at: latest.at, by: who(latest.by), draft } }),
        versions: versions.map(({ version, at, by }) => ({ version, at, by: who(by) })),
        open: isOpen(share),
        missing: stillMissing(draft, state.content.suggestions, othersOf(state, directory)),
        classes: policy.classes.map(({ code, zh, en }) => ({ code, zh, en })),
      },
    };
  },
});

export const readReplyVersion = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/reply-drafts/{assignmentId}/{n}',
  operationId: 'readReplyVersion',
  tag: 'proposals',
  summary: { zh: '答复稿的一个版本', en: 'One version of that reply' },
  command: false,
  params: params.extend({ n: z.coerce.number().int().min(1) }),
  query: nothing,
  body: nothing,
  response: saving.extend({ draft: replyDraftSchema }),
  handle: async ({ principal, services, found, params: { id, assignmentId, n } }) => {
    const { thing } = await shareToAnswer({ principal, services, found }, id, assignmentId);
    const saved = await services.drafts.version(principal.body, thing, n);
    if (saved === undefined) throw new Refusal('NotFoundError');
    const { version, at, by, value } = saved;
    return { body: { version, at, by: personParty(by, principal.directory), draft: replyDraftSchema.parse(value) } };
  },
});

export const saveReplyDraft = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/reply-drafts/{assignmentId}',
  operationId: 'saveReplyDraft',
  tag: 'proposals',
  summary: {
    zh: '保存答复稿（version 为所依据的版本；他人已另存的不覆盖）',
    en: 'Save the reply being written (`version`: the one it goes on from; what somebody else saved is not overwritten)',
  },
  command: true,
  params,
  query: nothing,
  body: z.strictObject({ version: z.int().min(0), draft: replyDraftSchema }),
  response: saving,
  handle: async ({ principal, services, found, params: { id, assignmentId }, body: { version: from, draft }, idempotencyKey }) => {
    const { state, share, thing } = await shareToAnswer({ principal, services, found }, id, assignmentId);
    const { body, person, directory } = principal;
    if (!isOpen(share)) throw notLegal('issue-reply', state, person);
    const { now } = await services.cases.rules(body);
    const toSave = { body, thing, from, at: now, by: person.id, key: idempotencyKey, value: draft };
    const { version, at, by } = await saveDraft(services.drafts, toSave);
    return { body: { version, at, by: personParty(by, directory) } };
  },
});

/** It may be written before the share is signed for; not once the letter is on its way. */
function isOpen({ status }: Assignment): boolean {
  return isActive(status) && status !== 'awaiting-letter-number';
}

function othersOf(state: Case, directory: Parameters<typeof unitParty>[1]) {
  return assignmentsOf(state)
    .filter(({ role }) => role === 'co-handler')
    .map(({ unitId, status }) => ({
      unit: unitParty(unitId, directory).name,
      owes: isActive(status),
      lapsed: status === 'opinion-lapsed',
    }));
}
