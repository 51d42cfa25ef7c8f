import type { ReplyDraft } from '../../api/contract.ts';
import type { Drafts } from '../../parts/drafts.ts';
import { jsonOf } from '../../parts/form/json.ts';

interface Saved {
  readonly drafts: Drafts;
  readonly thing: string;
  readonly sent: ReplyDraft;
  /** As it stands in the window when the answer comes. */
  readonly present: ReplyDraft;
  /** That the save made. */
  readonly version: number;
}

/**
 * After a save: this window drops its own copy only where nothing was typed meanwhile. What was goes on from the version just saved, so
 * that a reload does not take the person's own save for a colleague's.
 */
export function keepUnsaved({ drafts, thing, sent, present, version }: Saved): 'saved' | 'writing' {
  if (present === sent) {
    drafts.drop(thing);
    return 'saved';
  }
  drafts.keep(thing, jsonOf({ version, draft: present }));
  return 'writing';
}
