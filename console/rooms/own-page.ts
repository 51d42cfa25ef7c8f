import type { PossibleAction } from '../api/contract.ts';

type OwnPage =
  | { readonly to: '/desk/reply/$id/$share'; readonly params: { readonly id: string; readonly share: string } }
  | { readonly to: '/desk/judge/$id'; readonly params: { readonly id: string } };

/**
 * Actions that are drawn specially, each on a page of its own: a reply is written over days beside the proposal it answers, and a
 * judgement is the member's alone with the letter. All others are forms made from what the API says of them.
 */
export function ownPage(id: string, { command, assignmentId }: Pick<PossibleAction, 'command' | 'assignmentId'>): OwnPage | undefined {
  const isReply = command === 'issue-reply' || command === 'submit-for-clearance';
  if (isReply && assignmentId !== undefined) return { to: '/desk/reply/$id/$share', params: { id, share: assignmentId } };
  return command === 'give-feedback' ? { to: '/desk/judge/$id', params: { id } } : undefined;
}
