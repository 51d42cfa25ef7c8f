import * as z from 'zod';
import { beginCase } from '#core/case/log/give-as-person.ts';
import { giveWithNotices } from '#core/case/log/give-with-notices.ts';
import { commandNames, isCommandName, parseCommand } from '#core/steps/commands.ts';
import { contentSchema } from '#core/case/content.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { stages } from '#core/case/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Carried } from '#core/ledger/give-command.ts';
import { caseEventSchema } from '#core/steps/events.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Given } from '#core/case/define/define-command.ts';
import { giveMerge, settleMerge } from '#core/case/settle-merge.ts';
import { refuseSameText } from '#core/case/log/refuse-same-text.ts';
import { check } from '#functions/platform/http/check.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { leadingOf, named } from '../leading-of.ts';
import { numberReminder } from '../number-reminder.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

const result = z.object({ id: z.string(), version: z.int(), stage: z.enum(stages), events: z.array(caseEventSchema) });

/** A new proposal. Its id follows from who asks with which key, so a doubled click finds its own proposal again. */
export const submitProposal = defineRoute({
  method: 'POST',
  path: '/v1/proposals',
  operationId: 'submitProposal',
  tag: 'proposals',
  summary: { zh: '提交提案（draft 为 true 时存为草稿）', en: 'Submit a proposal (or keep it as a draft)' },
  command: true,
  params: nothing,
  query: nothing,
  body: contentSchema.extend({ draft: z.boolean().default(false) }),
  response: result,
  handle: async ({ principal, services, body, idempotencyKey }) => {
    const { draft, ...content } = body;
    const { person } = principal;
    const id = `p${sha256(`${principal.body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    if (!draft) await refuseSameText(services, { body: principal.body, authorId: person.id, proposalId: id, content });
    const given = await beginCase(services.cases, { ...principal, key: idempotencyKey }, { proposalId: id, content, draft });
    return { status: 201, ...answer(id, given) };
  },
});

/** One command on a case. */
export const commandProposal = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/commands/{command}',
  operationId: 'commandProposal',
  tag: 'proposals',
  summary: { zh: '办理一项操作（请求体随操作而定）', en: 'Give a command (the body depends on it)' },
  command: true,
  params: z.strictObject({ id: identifier, command: z.string() }),
  query: nothing,
  body: z.record(z.string(), z.unknown()),
  response: result,
  handle: async ({ principal, services, found, params, body, idempotencyKey, expectedVersion }) => {
    const { command: name } = params;
    if (!isCommandName(name)) throw new Refusal('UnknownCommandError', { known: commandNames });
    const command = check((checking) => parseCommand(name, body, checking), name);
    await refuseDouble(services, principal, params.id, command, found);
    const asking = { ...principal, key: idempotencyKey };
    const into = await leadingOf(services, principal.body, { command, found });
    const given =
      into === undefined
        ? await giveWithNotices(services, asking, { proposalId: params.id, command, found, expectedVersion })
        : await giveMerge(services.cases, asking, { proposalId: params.id, command: named(command, into), found, expectedVersion }, into);
    if (given.state?.stage.name === 'closed') await settleMerge(services.cases, { body: principal.body, proposalId: params.id });
    if (command.name === 'remind') await numberReminder(services, principal.body, params.id);
    return answer(params.id, given);
  },
});

const submitted = z.object({ content: contentSchema.exactOptional() });

/** A draft or a changed text that its author already has under way. Whether the command is the asker's to give is seen later. */
async function refuseDouble(
  services: Services,
  { body, person }: Principal,
  proposalId: string,
  { name, payload }: Given,
  found: FoldedCase | undefined,
): Promise<void> {
  const draft = found?.state;
  if ((name !== 'submit' && name !== 'resubmit') || draft === undefined || draft.authorId !== person.id) return;
  const { content = draft.content } = submitted.parse(payload);
  await refuseSameText(services, { body, authorId: person.id, proposalId, content });
}

function answer(id: string, { state, version, commit }: Carried<Case, CaseEvent>) {
  if (state === undefined) throw new Error(`no state after a command on ${id}`);
  return { version, body: { id, version, stage: state.stage.name, events: [...(commit?.events ?? [])] } };
}
