import { describe, expect, it } from 'vitest';
import { saidConsequences } from '#console/rooms/case/acts/said-consequences.ts';
import { bodyOf, coHandlersOf, textsIn } from '#console/rooms/judge/judgement.ts';
import { keepUnsaved } from '#console/rooms/reply/keep-unsaved.ts';
import { Drafts } from '#console/parts/drafts.ts';

/** The drafts of a window that kept one as it was typed. */
function keptWindow(): Drafts {
  const kept = new Map<string, string>();
  const drawer = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  const drafts = new Drafts(drawer, 'tao');
  drafts.keep('reply', { version: 3, draft: 'as typed' });
  return drafts;
}

describe('the consequences that may be confirmed', () => {
  const told: never[] = [];
  const action = { triedFirst: true as const, consequences: [] };
  const looked = { key: 'k2', version: 7 };

  it('are those of the action where they do not hang on the form', () => {
    const { consequences } = action;
    expect(saidConsequences({ consequences }, looked, { asked: undefined, told: undefined })).toBe(consequences);
  });

  it('are those that were told of these words on this version', () => {
    expect(saidConsequences(action, looked, { asked: { ...looked }, told })).toBe(told);
  });

  it.each([
    ['nothing was asked', undefined],
    ['other words were asked about', { key: 'k1', version: 7 }],
    ['the case went on since', { key: 'k2', version: 6 }],
  ])('are none while %s', (_, asked) => {
    expect(saidConsequences(action, looked, { asked, told })).toBeUndefined();
  });
});

describe('a reply’s copy in this window', () => {
  const sent = { paragraphs: [{ level: 0 as const, text: '已列入计划。' }] };

  it('goes when all of it was saved', () => {
    const drafts = keptWindow();
    expect(keepUnsaved({ drafts, thing: 'reply', sent, present: sent, version: 4 })).toBe('saved');
    expect(drafts.read('reply')).toBeUndefined();
  });

  it('stays when typing went on during the save, as going on from what was saved', () => {
    const drafts = keptWindow();
    const present = { paragraphs: [{ level: 0 as const, text: '已列入计划，十月装齐。' }] };
    expect(keepUnsaved({ drafts, thing: 'reply', sent, present, version: 4 })).toBe('writing');
    expect(drafts.read('reply')).toEqual({ version: 4, draft: present });
  });
});

describe('the judgement of co-handlers', () => {
  const unit = { id: 'parks', name: '园林绿化局' };
  const share = (id: string, status: 'opinion-given' | 'recalled' | 'returned') => ({ id, role: 'co-handler' as const, status, unit });
  const lead = { ...share('a1', 'opinion-given'), role: 'lead' as const };
  const found = { assignments: [lead, share('a2', 'opinion-given'), share('a3', 'recalled'), share('a4', 'returned')] };
  const answers = {
    'lead.attitude': 'satisfied',
    'lead.result': 'satisfied',
    'a2.attitude': 'basically',
    'a2.result': 'satisfied',
    'a3.attitude': 'not',
    'a3.result': 'not',
  };

  it('is asked of those that did their share, of none that was recalled or gave it back', () => {
    expect(coHandlersOf(found).map(({ id }) => id)).toEqual(['a2']);
  });

  it('leaves out what was chosen of one that was recalled meanwhile', () => {
    expect(bodyOf(answers, found)).toMatchObject({ units: [{ assignmentId: 'a2' }] });
    expect(Object.keys(textsIn(answers, found))).not.toContain('a3.result');
  });
});
