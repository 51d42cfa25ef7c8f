import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { isNumbered } from '#core/case/case.ts';
import { proposalKinds } from '#core/case/content.ts';
import { stageTerms } from '#core/case/terms.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Directory } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { checkContent } from '#core/writing/check-content.ts';
import { likeCases } from '../like-cases.ts';
import type { LikeCase } from '../most-alike.ts';
import { defineRoute, nothing } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });

const like = z.object({
  id: z.string(),
  caseNumber: z.string().exactOptional(),
  title: z.string(),
  session: z.object({ id: z.string(), name: z.string() }),
  stageName: term,
  /** In hundredths. */
  likeness: z.int().min(0).max(100),
  /** Its text, where it may be shown: to whom it is theirs, or once it was filed and as its author lets it be published. */
  text: z.object({ matter: z.string(), suggestions: z.array(z.string()) }).exactOptional(),
});

/** What to look at before a proposal is submitted; nothing is kept of it. */
export const checkProposal = defineRoute({
  method: 'POST',
  path: '/v1/proposals/check',
  operationId: 'checkProposal',
  tag: 'proposals',
  summary: { zh: '提交前检查：写法，以及相近的提案', en: 'What to look at before submitting: how it is written, and what is like it' },
  command: false,
  params: nothing,
  query: nothing,
  body: z.strictObject({
    /** A draft's own id: it is not its own double. */
    id: identifier.exactOptional(),
    title: z.string().max(100).default(''),
    matter: z.string().max(6000).default(''),
    suggestions: z.array(z.string().max(2000)).max(20).default([]),
    kind: z.enum(proposalKinds).exactOptional(),
    coSigners: z.array(identifier).max(200).default([]),
  }),
  response: z.object({
    findings: z.array(z.object({ what: z.string(), field: z.enum(['title', 'matter', 'suggestions', 'coSigners']), said: term })),
    like: z.array(like),
    /** Cases whose titles were compared; not all where there are very many. */
    compared: z.int(),
    complete: z.boolean(),
  }),
  handle: async ({ principal, services, body: { id, ...written } }) => {
    if (!mayAsk(principal.person, 'nearCases')) throw new Refusal('NotAllowedError', { command: 'submit' });
    const { like: found, compared, complete } = await likeCases(services, principal, written, id);
    const told = found.map((one) => tellLike(one, principal.directory));
    return { body: { findings: checkContent(written), like: told, compared, complete } };
  },
});

function tellLike({ found, likeness, shows }: LikeCase, { sessions }: Directory): z.input<typeof like> {
  const { title, session, matter, suggestions } = found.content;
  return {
    id: found.id,
    ...(isNumbered(found) ? { caseNumber: found.caseNumber } : {}),
    title,
    session: { id: session, name: sessions.get(session)?.name ?? session },
    stageName: stageTerms[found.stage.name],
    likeness: Math.round(likeness * 100),
    ...(shows === 'text' ? { text: { matter, suggestions: [...suggestions] } } : {}),
  };
}
