import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { isSubmitted } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { dataSchemaOf } from '#core/webhook/event-data.ts';
import { statusTypes } from '#core/webhook/event-types.ts';
import { proposalStatus } from '#core/webhook/proposal-status.ts';
import { statusEvents } from '#core/webhook/status-events.ts';
import { aContent } from '#test/support/a-content.ts';
import { moveOn } from '#test/support/random-case.ts';
import { CommittedStory, playCommitted, which } from './told-case.ts';

const SEED = { seed: 20261124, numRuns: 100 };
const draws = fc.array(fc.noBias(fc.nat({ max: 3_000_000 })), { minLength: 5, maxLength: 50, size: 'max' });

/** Everything a person wrote, chose or is, as somebody else might have: what must make no difference outside. */
const otherwise: Readonly<Record<string, unknown>> = {
  authorId: 'shen',
  personId: 'du',
  content: aContent({ title: '别的题目', matter: '别的案由', kind: 'joint', coSigners: ['shen'], publicity: 'withheld' }),
  reason: '别的理由',
  reasonCode: 'other',
  opinion: '别的意见',
  explanation: '别的说明',
  suggestedUnitId: 'museum',
  class: 'C',
  attitude: 'not',
  result: 'not',
  comment: '别的评语',
  note: '别的催办',
  outcome: 'satisfied',
  cause: 'other',
};

function retold(event: CaseEvent): CaseEvent {
  const changed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, otherwise[key] ?? changed(one)]));
  };
  const told = changed(event) as CaseEvent;
  // A case number is public, a letter's text and number are not.
  return told.type !== 'CaseNumberAssigned' && 'text' in told ? { ...told, text: '别的正文' } : told;
}

describe('the status events of every case that acts legally', () => {
  it('are numbered without gaps, with an id of their own that has no dot', () => {
    const law = fc.property(draws, (drawn) => {
      const { told } = playCommitted(drawn);
      expect(told.map(({ data }) => data.sequence)).toEqual(told.map((_, index) => index + 1));
      expect([...told].sort((a, b) => (a.sequence < b.sequence ? -1 : 1))).toEqual(told);
      for (const { id, sequence } of told) expect(id).toBe(`p1-${sequence}`);
    });
    fc.assert(law, SEED);
  });

  it('never change as the log grows: every earlier list is the beginning of every later one, byte for byte', () => {
    const law = fc.property(draws, (drawn) => {
      const { commits, told } = playCommitted(drawn);
      const whole = told.map(canonicalJson);
      for (let length = 0; length <= commits.length; length += 1) {
        const earlier = statusEvents(which, commits.slice(0, length)).map(canonicalJson);
        expect(earlier).toEqual(whole.slice(0, earlier.length));
      }
    });
    fc.assert(law, { ...SEED, numRuns: 40 });
  });

  it('end in the status of the case: whoever holds the last one holds it', () => {
    const law = fc.property(draws, (drawn) => {
      const story = new CommittedStory();
      story.begins();
      for (const number of drawn) {
        moveOn(story, number);
        const { proposal, told } = story;
        const last = told.at(-1);
        if (!isSubmitted(proposal) || last === undefined) throw new Error('a submitted case is told');
        // Only the light goes on changing by itself.
        const { light: _now, ...present } = proposalStatus(proposal, story.now);
        const { light: _then, ...held } = last.data.status;
        expect(held).toEqual(present);
      }
    });
    fc.assert(law, { ...SEED, numRuns: 60 });
  });

  it('carry each share from status to status without a jump', () => {
    const law = fc.property(draws, (drawn) => {
      const at = new Map<string, string>();
      for (const { type, data } of playCommitted(drawn).told) {
        if (!type.startsWith('assignment.') || !('assignmentId' in data)) continue;
        expect(data.from).toBe(at.get(data.assignmentId ?? '') ?? null);
        at.set(data.assignmentId ?? '', data.to);
      }
    });
    fc.assert(law, SEED);
  });

  it('are what their schemas say, and nothing else', () => {
    const types = new Set<string>();
    const law = fc.property(draws, (drawn) => {
      for (const { type, data } of playCommitted(drawn).told) {
        types.add(type);
        expect(dataSchemaOf(type).parse(data)).toEqual(data);
      }
    });
    fc.assert(law, SEED);
    expect([...types].sort()).toEqual([...statusTypes].sort());
  });

  it('are the same whoever wrote, thought, judged or signed what: no name, no text, no rating gets out', () => {
    const law = fc.property(draws, (drawn) => {
      const { commits, told } = playCommitted(drawn);
      const others = commits.map((commit) => ({ ...commit, events: commit.events.map(retold) }));
      expect(others).not.toEqual(commits);
      expect(statusEvents(which, others).map(canonicalJson)).toEqual(told.map(canonicalJson));
      expect(canonicalJson(told)).not.toMatch(/[^\x20-\x7e]/);
    });
    fc.assert(law, SEED);
  });
});
