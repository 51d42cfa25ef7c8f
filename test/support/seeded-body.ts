import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Rehearsal } from '#core/rehearsal/rehearse.ts';
import { fillBody } from '#tools/seed/fill-body.ts';
import type { Filled } from '#tools/seed/fill-body.ts';
import { aDirectory } from './a-directory.ts';
import { body } from './product-in-memory.ts';
import type { ProductInMemory } from './product-in-memory.ts';
import { sha256 } from './sha256.ts';

/** Cases of the small directory as they stand at ten of a Wednesday, eight months after the session. */
export function aRehearsal(changes: Partial<Rehearsal> = {}): Rehearsal {
  return {
    seed: 1,
    body,
    cases: 60,
    directory: aDirectory(),
    policy: defaultPolicy,
    calendar: chinaCalendar,
    now: '2026-09-16T02:00:00.000Z',
    digest: sha256,
    ...changes,
  };
}

/** Fills a product in memory with cases, lists and notices; 300 cases are in every stage. The directory is the caller's to record. */
export function seedBody({ ledger, views }: Pick<ProductInMemory, 'ledger' | 'views'>, rehearsal = aRehearsal()): Promise<Filled> {
  return fillBody(rehearsal, {
    async ledger(commits) {
      for (const commit of commits) if (!(await ledger.append(commit))) throw new Error(`${commit.pk} has a commit ${commit.seq} already`);
    },
    async views(items) {
      for (const item of items) views.of(String(item['pk'])).set(String(item['sk']), JSON.parse(JSON.stringify(item)));
    },
  });
}
