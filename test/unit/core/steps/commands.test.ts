import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandNames, commands, isCommandName, parseCommand } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { aContent } from '#test/support/a-content.ts';

const share = { assignmentId: 'a1' };

/** A body each command takes, and bodies it does not. */
const examples = {
  submit: { good: { content: aContent() }, bad: [{ content: {} }] },
  withdraw: { good: { reason: '另案提出。' }, bad: [{}, { reason: '' }, { reason: '  ' }, { reason: '长'.repeat(2001) }] },
  'return-for-revision': { good: { opinion: '建议不够具体。' }, bad: [{}, { opinion: 1 }] },
  resubmit: { good: { content: aContent() }, bad: [{}] },
  'leave-co-signing': { good: {}, bad: [{ reason: '' }] },
  decline: { good: { reasonCode: 'academic' }, bad: [{}, { reasonCode: 'a b' }] },
  file: { good: {}, bad: [{ reason: '' }] },
  merge: {
    good: { into: 'p2', reason: '两案同一事项。' },
    bad: [{ into: 'p2' }, { into: 'p 2', reason: '两案同一事项。' }, { reason: '两案同一事项。' }],
  },
  'undo-merge': { good: { reason: '事项不同。' }, bad: [{}, { reason: ' ' }] },
  dispatch: {
    good: { lead: { unitId: 'transport', due: { on: '2026-04-30' } }, coHandlers: [] },
    bad: [{ lead: 'transport' }, { lead: { unitId: 'transport', due: { on: '2026-02-30' } } }, { lead: { unitId: 'transport', due: 30 } }],
  },
  'sign-for': { good: share, bad: [{ assignmentId: 'b1' }, { assignmentId: 'a0' }, { assignmentId: 'a10000' }] },
  'request-return': {
    good: { ...share, reason: '非本局职责。', suggestedUnitId: 'parks' },
    bad: [
      { ...share, reason: '非本局职责。' },
      { ...share, suggestedUnitId: 'parks' },
    ],
  },
  'decide-return': { good: { ...share, granted: true }, bad: [{ granted: true }, share, { ...share, granted: 'yes' }] },
  reassign: {
    good: { ...share, to: 'police', reason: '职责已调整。', anew: true },
    bad: [
      share,
      { to: 'police', reason: '职责已调整。' },
      { ...share, to: '', reason: '职责已调整。' },
      { ...share, to: 'police', reason: ' ' },
    ],
  },
  'give-opinion': { good: { ...share, text: '会办意见。' }, bad: [share] },
  'issue-reply': {
    good: { ...share, class: 'A', text: '复函正文。' },
    bad: [
      { ...share, class: 'A' },
      { ...share, class: '', text: '复函正文。' },
      { ...share, class: '\ud800', text: '复函正文。' },
    ],
  },
  'submit-for-clearance': {
    good: { ...share, class: 'A', text: '复函正文。', countersign: true },
    bad: [
      { ...share, class: 'A' },
      { ...share, class: 'A', text: '复函正文。', countersign: 'yes' },
    ],
  },
  countersign: {
    good: { ...share, comment: '同意。' },
    bad: [
      { ...share, comment: '' },
      { ...share, text: '甲', paragraphs: [{ text: '甲' }] },
    ],
  },
  'check-draft': {
    good: { ...share, text: '复函正文。' },
    bad: [
      { ...share, text: ' ' },
      { ...share, paragraphs: [] },
    ],
  },
  'sign-letter': { good: share, bad: [{ ...share, text: '复函正文。' }] },
  'return-draft': { good: { ...share, reason: '请补充进度安排。' }, bad: [share, { ...share, reason: ' ' }] },
  'pass-reply': {
    good: { ...share, class: 'B', reason: '尚未完成。' },
    bad: [
      { ...share, class: 'B' },
      { ...share, comment: '' },
    ],
  },
  'send-back-reply': { good: { ...share, reason: '请补充时限。' }, bad: [share, { ...share, reason: ' ' }] },
  'correct-reply': {
    good: { ...share, mistake: '联系电话有误。', reason: '核稿疏漏。', phone: '0000-5550199' },
    bad: [
      share,
      { ...share, mistake: ' ', reason: '核稿疏漏。' },
      { ...share, mistake: '有误。', reason: '核稿疏漏。', text: '甲', paragraphs: [{ text: '甲' }] },
      { ...share, mistake: '有误。', reason: '核稿疏漏。', contact: { contactedOn: '2026-03-20', way: 'visit' } },
    ],
  },
  'answer-publication': { good: { consents: false, reason: '涉及他人。' }, bad: [{}, { consents: 'yes' }, { consents: true, reason: '' }] },
  'publish-reply': { good: share, bad: [{ ...share, extent: 'whole' }, { assignmentId: 'b1' }] },
  'withdraw-publication': { good: { ...share, reason: '内容有误。' }, bad: [share, { ...share, reason: ' ' }] },
  'give-feedback': {
    good: { attitude: 'satisfied', result: 'not' },
    bad: [{ attitude: 'satisfied' }, { result: 'not' }, { attitude: 'good', result: 'not' }],
  },
  'record-consultation': { good: { result: '当面商定。' }, bad: [{}] },
  'mark-key-case': {
    good: { level: 'chairs', ledBy: '区政府分管领导', followedBy: '区政协分管领导' },
    bad: [{ level: '' }, { level: '主席' }, { ledBy: '甲\n乙' }, { followedBy: '长'.repeat(61) }],
  },
  'unmark-key-case': { good: { reason: '已另行督办。' }, bad: [{}, { reason: ' ' }] },
  remind: {
    good: { clockId: 'a1.reply.2', note: '请本周内答复。' },
    bad: [{ clockId: 'a1#reply' }, { clockId: '' }, { clockId: 'A1' }, { assignmentId: 'b1' }, { note: '' }, { note: '长'.repeat(501) }],
  },
} as const satisfies Record<CommandName, { good: object; bad: readonly object[] }>;

describe.each(commandNames)('the body of %s', (name) => {
  const { good, bad } = examples[name];

  it('is taken as it is', () => {
    const { decide: _decide, ...given } = parseCommand(name, good);
    // What concerns one assignment says which, so that access can be asked before it is decided.
    const named = commands[name].concerns === 'assignment' ? share : {};
    expect(given).toEqual({ name, payload: good, ...named });
  });

  it.each(bad.map((body) => [body]))('is refused as %j', (body) => {
    expect(() => parseCommand(name, body)).toThrow(z.ZodError);
  });

  it('is refused with a key nobody knows, and as no object at all', () => {
    expect(() => parseCommand(name, { ...good, colour: 'red' })).toThrow(z.ZodError);
    expect(() => parseCommand(name, null)).toThrow(z.ZodError);
  });
});

describe('a command’s name', () => {
  it('is one of the table, and nothing inherited', () => {
    expect(isCommandName('file')).toBe(true);
    for (const name of ['File', 'toString', '__proto__', 'hasOwnProperty', '']) expect(isCommandName(name)).toBe(false);
  });
});

describe('a dispatch', () => {
  it('without co-handlers has none, and has 30 at most', () => {
    const coHandlers = Array.from({ length: 31 }, (_, index) => ({ unitId: `u${index}` }));
    expect(parseCommand('dispatch', {}).payload).toEqual({ coHandlers: [] });
    expect(() => parseCommand('dispatch', { coHandlers })).toThrow(z.ZodError);
    expect(() => parseCommand('dispatch', { coHandlers: coHandlers.slice(1) })).not.toThrow();
  });
});
