import { describe, expect, it } from 'vitest';
import { isNumbered } from '#core/case/case.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import { legalCommands, legalCommandsFor } from '#core/case/legal-commands.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { caseView } from '#core/view/case-view.ts';
import { caseViewSchema, storedCaseView } from '#core/view/stored-view.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { chainPolicy, inClearance } from '#test/support/in-clearance.ts';
import { refusalOf } from '#test/support/refusal-of.ts';
import { tellings } from '#core/steps/tellings.ts';

const keyCases = { levels: [{ code: 'chairs', zh: '主席会议督办', en: 'followed by the chairs' }] };
const policy = { ...defaultPolicy, keyCases };
const markOf = ({ proposal }: CaseStory) => (isNumbered(proposal) ? proposal.keyCase : undefined);
const cao = () => {
  const found = aDirectory().people.get('cao');
  if (found === undefined) throw new Error('no committee');
  return found;
};

describe('a key case', () => {
  it('is marked by the committee with its level and its leaders, changed, and unmarked with a reason', () => {
    const story = caseIn('awaiting-dispatch', { policy });
    story.does('mark-key-case', { level: 'chairs', followedBy: '区政协副主席' }, 'cao');
    expect(markOf(story)).toEqual({ level: 'chairs', followedBy: '区政协副主席', markedAt: story.now });
    expect(caseView(story.proposal, 1)).toMatchObject({ isKey: true });
    story.does('mark-key-case', { level: 'chairs', ledBy: '副区长' }, 'cao');
    expect(markOf(story)).toEqual({ level: 'chairs', ledBy: '副区长', markedAt: story.now });
    story.does('unmark-key-case', { reason: '已另行督办。' }, 'cao');
    expect(markOf(story)).toBeUndefined();
    expect(caseView(story.proposal, 1)).not.toHaveProperty('isKey');
  });

  it('keeps its mark in the lists as they are stored', () => {
    const view = caseView(caseIn('in-handling', { policy }).does('mark-key-case', { level: 'chairs' }, 'cao').proposal, 3);
    expect(caseViewSchema.parse(storedCaseView(view))).toEqual(view);
  });

  it('has a level of the policy where that has levels, and none where it has none', () => {
    const story = caseIn('in-handling', { policy });
    for (const mark of [{}, { level: 'mayor' }]) {
      expect(refusalOf(() => story.answers('mark-key-case', mark, 'cao'))).toMatchObject({
        name: 'UnknownKeyLevelError',
        facts: { known: ['主席会议督办'], knownEn: ['followed by the chairs'] },
      });
    }
    const plain = caseIn('in-handling', { policy: { ...defaultPolicy, keyCases: {} } });
    expect(plain.answers('mark-key-case', {}, 'cao')).toEqual([{ type: 'KeyCaseMarked' }]);
    expect(refusalOf(() => plain.answers('mark-key-case', { level: 'chairs' }, 'cao')).name).toBe('UnknownKeyLevelError');
  });

  it('is not marked twice the same, nor unmarked where it is none, nor touched once it is closed', () => {
    const story = caseIn('in-handling', { policy });
    expect(refusalOf(() => story.answers('unmark-key-case', { reason: '无。' }, 'cao')).name).toBe('CommandNotLegalError');
    story.does('mark-key-case', { level: 'chairs' }, 'cao');
    expect(refusalOf(() => story.answers('mark-key-case', { level: 'chairs' }, 'cao')).name).toBe('AlreadyKeyCaseError');
    const closed = caseIn('closed', { policy });
    expect(refusalOf(() => closed.answers('mark-key-case', { level: 'chairs' }, 'cao')).name).toBe('CommandNotLegalError');
  });

  it('is nothing that a policy without key cases has', () => {
    const story = caseIn('in-handling');
    expect(legalCommands(story.proposal)).not.toContain('mark-key-case');
    expect(refusalOf(() => story.answers('mark-key-case', {}, 'cao')).name).toBe('CommandNotLegalError');
    expect(legalCommandsFor(cao(), caseIn('in-handling', { policy }).proposal, policy)).toContain('mark-key-case');
  });

  it('is signed by the head of the unit where the policy says so, also if it was marked when its draft was up for signing', () => {
    const recorded = aDirectory({ du: { unitId: 'transport' }, 'parks-leader': { unitId: 'transport' } });
    const transport = recorded.units.get('transport');
    if (transport === undefined) throw new Error('no unit');
    const directory = evolveDirectory(recorded, { type: 'UnitRecorded', unit: { ...transport, headId: 'parks-leader' } });
    const story = inClearance('sign', { directory, policy: { ...chainPolicy({ keyCasesSignedBy: 'unit-head' }), keyCases } });
    const letter = { assignmentId: 'a1' };
    expect(story.answers('sign-letter', letter, 'transport-leader')).toHaveLength(2);
    story.does('mark-key-case', { level: 'chairs' }, 'cao');
    const event = story.entries.at(-1)?.event;
    if (event === undefined) throw new Error('no event');
    const told = tellings['key-case-marked'].tell(story.proposal, event, { ...story.context(), directory });
    expect(told?.people.map(({ id }) => id)).toContain('parks-leader');
    // Named by the policy in both languages.
    expect(told?.outcome).toEqual(
      keyCases.levels.find(({ code }) => code === 'chairs') && {
        zh: expect.stringMatching(/[一-龥]/u),
        en: expect.not.stringMatching(/[一-龥]/u),
      },
    );
    expect(refusalOf(() => story.answers('sign-letter', letter, 'transport-leader')).name).toBe('SignedByOthersError');
    expect(story.answers('sign-letter', letter, 'parks-leader')).toHaveLength(2);
  });
});
