import type { CommitOf } from '#core/ledger/commit.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Webhooks } from '#core/webhook/endpoint/endpoint.ts';
import type { EndpointEvent } from '#core/webhook/endpoint/endpoint-event.ts';
import { itemBesideCases } from './item-beside-cases.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { disabledTerms, endpointNumber } from '#core/notices/render/mail-texts.ts';
import { readyAt } from '#core/notices/lane/mail-times.ts';
import { noticeKey } from './notice.ts';
import type { Notice } from './notice.ts';

const endpointKind = 'endpoint-disabled' as const;

/**
 * Whom a commit of a body's webhooks calls to tell: the owner of an endpoint that was disabled. These notices are about no
 * case: in the place of its id stands the endpoint's, and why it was disabled in that of the rule.
 */
export function endpointNotices(
  webhooks: Webhooks,
  { at, seq, events }: Pick<CommitOf<EndpointEvent>, 'at' | 'seq' | 'events'>,
  { policy, calendar }: Pick<DecideContext, 'policy' | 'calendar'>,
): Notice[] {
  return events.flatMap((event, index): Notice[] => {
    const owner = event.type === 'EndpointDisabled' ? webhooks.endpoints.get(event.endpointId)?.ownerId : undefined;
    if (event.type !== 'EndpointDisabled' || owner === undefined) return [];
    const ready = readyAt('prompt', owner, at, policy, calendar);
    const what = { proposalId: event.endpointId, recipientId: owner, kind: endpointKind, rule: `${event.why}-${seq}.${index}` };
    return [{ ...what, urgency: 'prompt', seq, index, at, readyAt: ready }];
  });
}

export function isAboutEndpoint({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === endpointKind;
}

/** What a mail tells of it: ids alone, since an endpoint's address may hold a secret. A fact, which nothing outruns. */
export function endpointItem(notice: Notice): MailItem {
  const why = notice.rule.startsWith('gone') ? disabledTerms.gone : disabledTerms.failing;
  const about = { kind: endpointKind, proposalId: notice.proposalId, notices: [noticeKey(notice)] };
  return itemBesideCases(about, { number: endpointNumber, title: notice.proposalId, outcome: why });
}
