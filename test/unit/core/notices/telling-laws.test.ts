import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maySee, maySeeFeedback } from '#core/access/access.ts';
import { holdersOf } from '#core/clock/audience.ts';
import { mailItem } from '#core/notices/mail-item.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticeKey } from '#core/notices/notice.ts';
import { outrun } from '#core/notices/relevance.ts';
import { aContent } from '#test/support/a-content.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { moveOn } from '#test/support/random-case.ts';
import { RealLife } from './real-life.ts';
import { portalUrl } from './telling.ts';

/** Tells every case's whole life and hands each step to the law, with the notices that came up in it. */
function inEveryLife(law: (life: RealLife, fresh: readonly Notice[]) => void): void {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (moves) => {
      const life = new RealLife(new CaseStory()).acts((story) => story.begins());
      for (const drawn of moves) {
        const known = life.notices.length;
        life.acts((story) => moveOn(story, drawn));
        law(life, life.notices.slice(known));
      }
    }),
    { seed: 5, numRuns: 80 },
  );
}

const itemOf = ({ story, commits, context }: RealLife, notice: Notice): ReturnType<typeof mailItem> =>
  mailItem(story.proposal, commits, notice, { ...context, now: story.now, portalUrl });

/** Who waits for somebody else is not pressed, and what went up in the same commit is no longer the office's. */
const notYet: readonly string[] = ['waits-for-decision', 'waits-for-opinions', 'escalated'];

describe('in every life of a case', () => {
  it('a notice is not outrun by the commit that calls for it, but for a clock that the same commit ends, or who cannot act yet', () => {
    inEveryLife(({ story, commits, context }, fresh) => {
      for (const notice of fresh) {
        const reason = outrun(story.proposal, commits, notice, context);
        if (reason === undefined || notYet.includes(reason)) continue;
        const clock = story.proposal.clocks.find(({ id }) => id === notice.clockId);
        expect([notice.kind, clock?.closed?.at]).toEqual([expect.stringMatching(/^(reminder|overdue-\w+|silence-near)$/), story.now]);
      }
    });
  });

  it('everything still to be told can be told at any later moment, to somebody who may see the case', () => {
    inEveryLife((life) => {
      const { story, commits, context } = life;
      for (const notice of life.notices) {
        if (outrun(story.proposal, commits, notice, context) !== undefined) continue;
        expect([notice.kind, itemOf(life, notice).title]).toEqual([notice.kind, story.proposal.content.title]);
        const reader = story.directory.people.get(notice.recipientId)!;
        expect([notice.kind, reader.id, maySee(reader, story.proposal)]).toEqual([notice.kind, reader.id, true]);
      }
    });
  });

  it('whoever holds a wait that opens is told at once, with the commit that opens it', () => {
    inEveryLife(({ story, commits, notices }) => {
      const { seq, events } = commits.at(-1)!;
      const atOnce = notices.filter((notice) => notice.seq === seq && notice.urgency === 'prompt').map(({ recipientId }) => recipientId);
      for (const event of events) {
        if (event.type !== 'ClockOpened') continue;
        const holders = holdersOf(event.clock, story.directory).map(({ id }) => id);
        expect([event.clock.kind, holders.filter((id) => !atOnce.includes(id))]).toEqual([event.clock.kind, []]);
      }
    });
  });

  it("the member's judgement is told to nobody who may not see it", () => {
    inEveryLife(({ story }, fresh) => {
      for (const { kind, recipientId } of fresh) {
        if (kind !== 'redo' && kind !== 'consultation' && kind !== 'closed') continue;
        const { proposal } = story;
        const round = 'round' in proposal ? proposal.round : 0;
        const judged = kind === 'redo' ? round - 1 : round;
        expect(maySeeFeedback(story.directory.people.get(recipientId)!, proposal, judged)).toBe(true);
      }
    });
  });

  it('no mail holds a text of the proposal, and each notice has a key of its own', () => {
    const secrets = [aContent().matter, ...aContent().suggestions, '复函正文'];
    inEveryLife((life, fresh) => {
      for (const notice of fresh) {
        const said = JSON.stringify(itemOf(life, notice));
        for (const secret of secrets) expect(said).not.toContain(secret);
      }
      expect(new Set(life.notices.map(noticeKey)).size).toBe(life.notices.length);
    });
  });
});
