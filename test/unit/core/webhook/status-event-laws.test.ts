import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { isSubmitted } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { dataSchemasOf } from '#core/webhook/told/event-data.ts';
import type { Status } from '#core/webhook/told/event-data.ts';
import { statusTypes } from '#core/webhook/told/event-types.ts';
import { proposalStatus } from '#core/webhook/told/proposal-status.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import { aContent } from '#test/support/a-content.ts';
import { moveOn } from '#test/support/random-case.ts';
import { CommittedStory, playCommitted, which } from './told-case.ts';

const SEED = { seed: 20261124, numRuns: 100 };
const draws = fc.array(fc.noBias(fc.nat({ max: 3_000_000 })), { minLength: 5, maxLength: 50, size: 'max' });

/** Everything a person wrote or is, as somebody else might have: what must make no difference outside. */
const otherwise: Readonly<Record<string, unknown>> = {
  authorId: 'shen',
  personId: 'du',
  content: aContent({ title: '别的题目', matter: '别的案由', kind: 'joint', coSigners: ['shen'], publicity: 'withheld' }),
  reason: '别的理由',
  opinion: '别的意见',
  explanation: '别的说明',
  suggestedUnitId: 'museum',
  comment: '别的评语',
  note: '别的催办',
  cause: 'other',
};

/** What is chosen by a code, which commits before schema 4 did not tell either. */
const codes: Readonly<Record<string, unknown>> = {
  reasonCode: 'other',
  class: 'C',
  attitude: 'not',
  result: 'not',
  outcome: 'satisfied',
};

function retold(event: CaseEvent, different: Readonly<Record<string, unknown>>): CaseEvent {
  const changed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, different[key] ?? changed(one)]));
  };
  const told = changed(event) as CaseEvent;
  if (told.type === 'ConsultationRecorded') return { ...told, result: '别的结果' };
  return told.type === 'OpinionGiven' || told.type === 'ReplyIssued' ? { ...told, text: '别的正文' } : told;
}

/** Only the light goes on changing by itself. */
function withoutLights({ light: _light, shares, ...held }: Status): object {
  return { ...held, shares: shares.map(({ light: _ofShare, ...share }) => share) };
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
        expect(withoutLights(last.data.status)).toEqual(withoutLights(proposalStatus(proposal, story.now, 2)));
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
        const { schema } = dataSchemasOf(type).find(({ version }) => version === data.schema) ?? {};
        expect(schema?.parse(data)).toEqual(data);
      }
    });
    fc.assert(law, SEED);
    // Some policies alone have these, and what another proposal brings is recorded by the system: see core/steps/{clearance,correction,key-case,publication}.test.ts
    // and functions/api/merge.test.ts.
    const elsewhere: readonly string[] = [
      'assignment.opinion_numbered',
      'assignment.reply_corrected',
      'assignment.reply_published',
      'assignment.publication_withdrawn',
      'proposal.key_case_marked',
      'proposal.key_case_unmarked',
      'proposal.took_in',
      'proposal.let_go',
    ];
    expect([...types].sort()).toEqual([...statusTypes].filter((type) => !elsewhere.includes(type)).sort());
  });

  it('are the same whoever wrote, thought or signed what: no name and no text gets out, and in Chinese are the numbers of papers only', () => {
    const law = fc.property(draws, (drawn) => {
      const { commits, told } = playCommitted(drawn);
      const others = commits.map((commit) => ({ ...commit, events: commit.events.map((event) => retold(event, otherwise)) }));
      expect(others).not.toEqual(commits);
      expect(statusEvents(which, others).map(canonicalJson)).toEqual(told.map(canonicalJson));
      const unnumbered = told.map(({ data }) => ({ ...data, number: '', letterNumber: '' }));
      expect(canonicalJson(unnumbered)).not.toMatch(/[^\x20-\x7e]/);
    });
    fc.assert(law, SEED);
  });

  it('are the same whatever was judged or chosen, and of ids alone, while commits have an older schema', () => {
    const law = fc.property(draws, fc.constantFrom(1, 2, 3), (drawn, schema) => {
      const then = playCommitted(drawn).commits.map((commit) => ({ ...commit, schema }));
      const told = statusEvents(which, then);
      const others = then.map((commit) => ({ ...commit, events: commit.events.map((event) => retold(event, { ...otherwise, ...codes })) }));
      expect(statusEvents(which, others).map(canonicalJson)).toEqual(told.map(canonicalJson));
      expect(canonicalJson(told)).not.toMatch(/[^\x20-\x7e]|document.issued/);
      for (const { type, data } of told) {
        const { schema: first } = dataSchemasOf(type).find(({ version }) => version === 1) ?? {};
        expect(first?.parse(data)).toEqual(data);
      }
    });
    fc.assert(law, SEED);
  });

  it('of older commits stay what they were when newer ones follow, byte for byte', () => {
    const law = fc.property(draws, fc.nat(), (drawn, cut) => {
      const { commits } = playCommitted(drawn);
      const turn = cut % (commits.length + 1);
      const mixed = commits.map((commit, index) => ({ ...commit, schema: index < turn ? (3 as const) : (4 as const) }));
      const older = statusEvents(which, mixed.slice(0, turn)).map(canonicalJson);
      const whole = statusEvents(which, mixed);
      expect(whole.slice(0, older.length).map(canonicalJson)).toEqual(older);
      expect(whole.map(({ data }) => data.schema)).toEqual(whole.map((_, index) => (index < older.length ? 1 : 2)));
      expect(whole.map(({ data }) => data.sequence)).toEqual(whole.map((_, index) => index + 1));
    });
    fc.assert(law, { ...SEED, numRuns: 60 });
  });
});
