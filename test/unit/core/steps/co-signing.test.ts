import { describe, expect, it } from 'vitest';
import type { Content } from '#core/case/content.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const sector = { kind: 'sector', name: '经济界' } as const;
const directory = aDirectory({ cao: { roles: ['member', 'committee-clerk'] }, lin: { speaksFor: [sector] } });
const written = (content: Partial<Content>) => new CaseStory({ directory }).begins('submitted', aContent(content));
const whoSigns = ({ proposal: { content } }: CaseStory) => [content.kind, content.coSigners];

describe('a co-signer who does not stand with the text', () => {
  it('leaves the others where they are', () => {
    const story = written({ kind: 'joint', coSigners: ['shen', 'cao'] });
    expect(story.answers('leave-co-signing', {}, 'shen')).toEqual([{ type: 'CoSignerLeft', personId: 'shen' }]);
    expect(whoSigns(story.does('leave-co-signing', {}, 'shen'))).toEqual(['joint', ['cao']]);
  });

  it('leaves a joint proposal to its author alone where it was the last, and any other as what it is', () => {
    expect(whoSigns(written({ kind: 'joint', coSigners: ['shen'] }).does('leave-co-signing', {}, 'shen'))).toEqual(['personal', []]);
    expect(whoSigns(written({ kind: 'sector', coSigners: ['shen'] }).does('leave-co-signing', {}, 'shen'))).toEqual(['sector', []]);
  });

  it.each(['draft', 'awaiting-number', 'awaiting-dispatch', 'in-handling', 'closed'] as const)(
    'says so before it is filed: not %s',
    (stage) => {
      expect(refusalOf(() => caseIn(stage).answers('leave-co-signing', {}, 'shen')).name).toBe('CommandNotLegalError');
    },
  );

  it('says so while it is revised, too, and may be named anew by whoever submits it again', () => {
    const joint = aContent({ kind: 'joint', coSigners: ['shen'] });
    const story = written(joint).does('return-for-revision', { opinion: '请补充。' }, 'cao').does('leave-co-signing', {}, 'shen');
    expect(whoSigns(story)).toEqual(['personal', []]);
    expect(whoSigns(story.does('resubmit', { content: joint }, 'lin'))).toEqual(['joint', ['shen']]);
  });
});
