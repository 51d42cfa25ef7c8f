/** Types of events that tell how a case or a unit's share of it moved on. Names are Standard Webhooks 1.0.0 event types. */
export const statusTypes = [
  'proposal.submitted',
  'proposal.returned_for_revision',
  'proposal.resubmitted',
  'proposal.declined',
  'proposal.withdrawn',
  'proposal.filed',
  'proposal.numbered',
  'proposal.dispatched',
  'assignment.assigned',
  'assignment.signed_for',
  'assignment.return_requested',
  'assignment.returned',
  'assignment.return_refused',
  'assignment.opinion_given',
  'assignment.opinion_lapsed',
  'assignment.reply_issued',
  'assignment.replied',
  'assignment.redo_opened',
  'proposal.feedback_given',
  'proposal.feedback_lapsed',
  'proposal.consultation_opened',
  'proposal.consultation_recorded',
  'proposal.closed',
  'proposal.escalated',
  'proposal.deadline_moved',
] as const;

export type StatusType = (typeof statusTypes)[number];

/** Types of events about an endpoint itself. They have no sequence and no filter: every endpoint gets its own. */
const operationalTypes = ['endpoint.test', 'endpoint.challenge', 'endpoint.heartbeat'] as const;

export type OperationalType = (typeof operationalTypes)[number];

export type WebhookType = StatusType | OperationalType;

export const webhookTypes: readonly WebhookType[] = [...statusTypes, ...operationalTypes];

export function isWebhookType(name: string): name is WebhookType {
  return webhookTypes.some((type) => type === name);
}
