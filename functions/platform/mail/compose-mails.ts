import type { Allocations } from '#core/allocation/allocations.ts';
import type { CaseReader, FoldedCase } from '#core/case/log/case-logs.ts';
import type { Plans } from '#core/plan/plans.ts';
import { planOf } from '#core/plan/plan-commands.ts';
import { commentsItem, commentsOutrun, isAboutComments } from '#core/notices/comments-notice.ts';
import { endpointItem, isAboutEndpoint } from '#core/notices/endpoint-notice.ts';
import { askedToJudge } from '#core/judging/asked-to-judge.ts';
import { judgeAddress, judgeClaim } from '#core/judging/judge-link.ts';
import type { Judgement } from '#core/judging/judge-link.ts';
import type { MailEntry } from '#core/notices/render/mail-content.ts';
import { mailItem } from '#core/notices/mail-item.ts';
import type { Notice } from '#core/notices/notice.ts';
import { isAboutRights, rightsItem } from '#core/notices/rights-notice.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { eventOf, outrun } from '#core/notices/relevance.ts';
import type { SupersededReason } from '#core/notices/relevance.ts';
import type { LinkSigner } from '#core/ports/judge-links.ts';
import type { DecideContext } from '#core/case/decide-context.ts';

export interface Composed {
  /** What is still to be told, with its line as things stand now. */
  readonly entries: readonly MailEntry[];
  /** What the case has outrun, and by what. */
  readonly outrun: readonly { readonly notice: Notice; readonly reason: SupersededReason }[];
}

export interface ComposeBy {
  readonly allocations: Pick<Allocations, 'read'>;
  readonly plans: Pick<Plans, 'read'>;
  readonly portalUrl: string;
  /** Signs the links by which members judge. */
  readonly links: LinkSigner;
}

// Reads at once: enough to hide the way to the store, few enough for one function's connections.
const READS_AT_ONCE = 8;

/** Reads every case of these notices from the ledger once, and says of each notice whether and how it is told now. */
export async function composeMails(
  reader: CaseReader & Pick<Cases, 'directories'>,
  body: string,
  notices: readonly Notice[],
  { portalUrl, allocations, plans, links, ...context }: DecideContext & ComposeBy,
): Promise<Composed> {
  const ofCases = notices.filter((notice) => !isAboutEndpoint(notice) && !isAboutRights(notice) && !isAboutComments(notice));
  const ids = [...new Set(ofCases.map(({ proposalId }) => proposalId))];
  const cases = new Map<string, FoldedCase>();
  for (let start = 0; start < ids.length; start += READS_AT_ONCE) {
    const some = ids.slice(start, start + READS_AT_ONCE);
    const read = await Promise.all(some.map(async (id) => [id, await reader.read(body, id)] as const));
    for (const [id, folded] of read) cases.set(id, folded);
  }
  const entries: MailEntry[] = notices.filter(isAboutEndpoint).map((notice) => ({ notice, item: endpointItem(notice) }));
  const passed: Composed['outrun'][number][] = [];
  for (const notice of notices.filter(isAboutComments)) {
    const { state } = await allocations.read(body, notice.proposalId);
    const reason = commentsOutrun(notice, state, context.now);
    if (reason === undefined && state !== undefined) entries.push({ notice, item: commentsItem(notice, state, portalUrl) });
    else passed.push({ notice, reason: reason ?? 'not-concerned' });
  }
  const ofRights = notices.filter(isAboutRights);
  const { commits: recorded } = ofRights.length === 0 ? { commits: [] } : await reader.directories.history(body);
  for (const notice of ofRights) {
    const item = rightsItem(notice, recorded, context);
    if (item === undefined) passed.push({ notice, reason: 'not-concerned' });
    else entries.push({ notice, item });
  }
  for (const notice of ofCases) {
    const folded = cases.get(notice.proposalId);
    if (folded?.state === undefined) {
      // An address failed while it was told of an endpoint: that has no case to tell the dispatchers of.
      if (notice.kind !== 'address-failed') throw new Error(`no log of proposal ${notice.proposalId}`);
      passed.push({ notice, reason: 'not-concerned' });
      continue;
    }
    const reason = outrun(folded.state, folded.commits, notice, context);
    if (reason === undefined) {
      const item = mailItem(folded.state, folded.commits, notice, { ...context, portalUrl });
      const asked = askedToJudge(folded.state, item, notice, context);
      entries.push({
        notice,
        item: {
          ...item,
          ...(await dispatchPaper(plans, body, notice, folded)),
          ...(asked === undefined ? {} : { judge: `${portalUrl}${await signedAddress(links, body, asked)}` }),
        },
      });
    } else passed.push({ notice, reason });
  }
  return { entries, outrun: passed };
}

/**
 * The 交办通知 by which the unit was given the case: its number stands in the commit where the case was given alone, and in the plan, once
 * it is numbered, where a run gave it.
 */
async function dispatchPaper(
  plans: Pick<Plans, 'read'>,
  body: string,
  notice: Notice,
  { commits }: FoldedCase,
): Promise<{ readonly document?: string }> {
  const event = eventOf(commits, notice);
  if (event?.type !== 'UnitAssigned' && event?.type !== 'AssignmentReassigned') return {};
  if (event.notice !== undefined) return isToReceiver(notice) ? { document: event.notice } : {};
  const plan = planOf(commits.find(({ seq }) => seq === notice.seq)?.commandId);
  if (event.type !== 'UnitAssigned' || plan === undefined) return {};
  const { state } = await plans.read(body, plan.planId);
  const document = state?.notices.find(({ unitId }) => unitId === event.unitId)?.number;
  return document === undefined ? {} : { document };
}

/** The member's own link, made for this mail: it is in nothing that is kept. */
async function signedAddress(
  links: LinkSigner,
  body: string,
  { memberId, ...of }: Judgement & { readonly memberId: string },
): Promise<string> {
  return judgeAddress({ ...of, signature: await links.sign(body, judgeClaim(body, of, memberId)) });
}

/** To the unit that has it now: the notice is addressed to nobody else. */
function isToReceiver({ kind }: Notice): boolean {
  return kind === 'assigned' || kind === 'reassigned';
}
