import type { History } from '../../../api/contract.ts';

/** What of a proposal is compared: its words. */
export interface Wording {
  readonly title: string;
  readonly matter: string;
  readonly suggestions: readonly string[];
}

/** The wordings that were submitted, the first first; none for whom they are not. */
export function wordingsIn(commits: History['commits']): Wording[] {
  return commits
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'ProposalSubmitted' || type === 'ProposalResubmitted')
    .flatMap((event) => readWording(event['content']) ?? []);
}

/** What a text holds, of the record or of a form that is being filled in; undefined where it is none. */
export function readWording(value: unknown): Wording | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { title, matter, suggestions }: Partial<Record<keyof Wording, unknown>> = value;
  if (typeof title !== 'string' || typeof matter !== 'string' || !Array.isArray(suggestions)) return undefined;
  return { title, matter, suggestions: suggestions.filter((one) => typeof one === 'string') };
}
