import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { stages } from '#core/case/stages.ts';
import { applyEvent } from '#core/case/apply.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { caseEventSchema, events as rows } from '#core/steps/events.ts';
import type { EventOf, CaseEvent, EventType } from '#core/steps/events.ts';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { caseIn } from '#test/support/case-in.ts';

const recorded = { at: '2026-08-01T02:00:00.000Z', by: systemActor };
const SEED = { seed: 20261124, numRuns: 150 };
const assignmentId = fc.constantFrom('a1', 'a2', 'a9');
const text = fc.constantFrom('甲', '乙');
const optionalText = (key: string) => fc.oneof(fc.constant({}), fc.record({ [key]: text }));
const round = fc.nat({ max: 3 });
const number = { series: text, number: fc.integer({ min: 1, max: 9 }), text };
const judgement = fc.constantFrom('satisfied' as const, 'basically' as const, 'not' as const);
const clockId = fc.constantFrom('review', 'dispatch', 'a1.reply', 'a2.opinion', 'feedback');
const content = fc.constant(aContent());
const countersigner = { countersigner: assignmentId, unitId: text };
const sealed = {
  round,
  on: fc.constant('2026-04-16'),
  letter: fc.constant(composeLetter(letterFacts)),
  letterHash: fc.constant('0'.repeat(64)),
  checkCode: fc.constant('00000000'),
};

/** Some events of every type, whether or not the case could ever see them. */
const someEvent: { readonly [T in EventType]: fc.Arbitrary<Omit<EventOf<T>, 'type'>> } = {
  ProposalDrafted: fc.record({ authorId: text, content }),
  ProposalSubmitted: fc.record({ authorId: text, content, occasion: fc.constantFrom('session' as const, 'ordinary' as const) }),
  ProposalWithdrawn: fc.record({ bySilence: fc.boolean() }),
  RevisionRequested: fc.record({ opinion: text }),
  ProposalResubmitted: fc.record({ content }),
  ProposalDeclined: fc.tuple(fc.record({ reasonCode: text }), optionalText('explanation')).map(([a, b]) => ({ ...a, ...b })),
  ProposalFiled: fc.constant({}),
  CaseNumberAssigned: fc.record(number),
  ProposalMerged: fc.record({ into: text, caseNumber: text, reason: text }),
  MergeUndone: fc.record({ reason: text }),
  ProposalTakenIn: fc.record({ proposalId: text, caseNumber: text, proposerIds: fc.array(text, { maxLength: 2 }) }),
  ProposalLetGo: fc.record({ proposalId: text }),
  ProposalDispatched: optionalText('opinion'),
  UnitAssigned: fc.record({ assignmentId, unitId: text, role: fc.constantFrom('lead' as const, 'co-handler' as const) }),
  SignedFor: fc.record({ assignmentId, deemed: fc.boolean() }),
  ReturnRequested: fc.record({ assignmentId, reason: text, suggestedUnitId: text }),
  ReturnGranted: fc.record({ assignmentId }),
  ReturnRefused: fc.record({ assignmentId, bySilence: fc.boolean() }),
  AssignmentReassigned: fc.record({ assignmentId, fromUnitId: text, unitId: text, reason: text, anew: fc.boolean() }),
  AssignmentRecalled: fc.record({ assignmentId, reason: text }),
  OpinionGiven: fc.record({ assignmentId, text }),
  OpinionLapsed: fc.record({ assignmentId }),
  ReplyIssued: fc.record({ assignmentId, round, class: text, text }),
  LetterNumberAssigned: fc.record({ assignmentId, ...number }),
  OpinionNumbered: fc.record({ assignmentId, ...number, ...sealed }),
  DraftSubmitted: fc.record({
    assignmentId,
    round,
    class: text,
    paragraphs: fc.constant([{ level: 0, text: '甲' }]),
    steps: fc.constantFrom(['sign' as const], ['countersign' as const, 'check' as const, 'sign' as const]),
    countersigners: fc.constantFrom([], [{ assignmentId: 'a2', unitId: 'parks' }]),
  }),
  Countersigned: fc.tuple(fc.record({ assignmentId, ...countersigner }), optionalText('comment')).map(([a, b]) => ({ ...a, ...b })),
  CountersignLapsed: fc.record({ assignmentId, ...countersigner }),
  DraftChecked: fc.tuple(fc.record({ assignmentId }), optionalText('comment')).map(([a, b]) => ({ ...a, ...b })),
  DraftReturned: fc.record({
    assignmentId,
    step: fc.constantFrom('countersign' as const, 'check' as const, 'sign' as const),
    unitId: text,
    reason: text,
  }),
  ReplySigned: fc.record({ assignmentId }),
  LetterSealed: fc.record({ assignmentId, number: text, ...sealed }),
  SignedForReview: fc.record({ assignmentId }),
  ReplyReviewed: fc.tuple(fc.record({ assignmentId }), optionalText('class')).map(([a, b]) => ({ ...a, ...b })),
  ReplySentBack: fc.record({ assignmentId, reason: text }),
  CorrectionSigned: fc.record({
    assignmentId,
    round,
    corrects: text,
    mistake: text,
    reason: text,
    class: text,
    paragraphs: fc.constant([{ level: 0, text: '甲' }]),
  }),
  CorrectionNumbered: fc.record({ assignmentId, corrects: text, correctsOn: fc.constant('2026-04-16'), class: text, ...number, ...sealed }),
  FeedbackGiven: fc
    .tuple(fc.record({ round, attitude: judgement, result: judgement }), optionalText('comment'))
    .map(([a, b]) => ({ ...a, ...b })),
  FeedbackLapsed: fc.record({ round }),
  RedoOpened: fc.record({ assignmentId, round: fc.integer({ min: 1, max: 3 }) }),
  PublicationAnswered: fc.record({ round, consents: fc.boolean() }),
  ReplyPublished: fc.record({
    assignmentId,
    round,
    number: text,
    extent: fc.constantFrom('whole' as const, 'summary' as const),
    letter: sealed.letter,
    masked: fc.constant([{ what: 'phone' as const, count: 1 }]),
  }),
  PublicationWithdrawn: fc.tuple(fc.record({ assignmentId, number: text }), optionalText('reason')).map(([a, b]) => ({ ...a, ...b })),
  KeyCaseMarked: fc.tuple(optionalText('level'), optionalText('ledBy')).map(([a, b]) => ({ ...a, ...b })),
  KeyCaseUnmarked: fc.record({ reason: text }),
  CoSignerLeft: fc.record({ personId: text }),
  AuthorSucceeded: fc.record({ formerId: text, authorId: text }),
  AuthorLeft: fc.record({ authorId: text }),
  ConsultationOpened: fc.constant({}),
  ConsultationRecorded: fc.record({ result: text }),
  ProposalClosed: fc.record({ outcome: fc.constantFrom('satisfied' as const, 'consulted' as const, 'no-feedback' as const) }),
  ClockOpened: fc.record({ kind: fc.constantFrom(...clockKinds), assignmentId }).map(({ kind, assignmentId: share }) => {
    const { sounded: _s, moves: _m, documents: _d, ...clock } = aClock(kind, { id: `${share}.${kind}`, assignmentId: share });
    return { clock };
  }),
  AlarmSounded: fc.record({
    clockId,
    rule: text,
    action: fc.constantFrom('remind' as const, 'leader' as const),
    covers: fc.constantFrom([], ['after-1']),
  }),
  PutOnDesk: fc.record({ clockId, personId: text }),
  DeadlineMoved: fc.record({ clockId, cause: text }).map((moved) => {
    const { deadline, dueAt, yellowAt } = aClock('reply', { openedAt: '2026-04-01T02:00:00.000Z' });
    return { ...moved, deadline, dueAt, yellowAt };
  }),
  DocumentNumbered: fc.record({
    clockId,
    rule: text,
    dueOn: text,
    document: fc.constantFrom('chaser' as const, 'supervision' as const),
    ...number,
  }),
  FileAttached: fc
    .tuple(
      fc.record({ fileId: text, name: text, size: fc.integer({ min: 1, max: 9 }), sha256: text }),
      fc.constantFrom({}, { assignmentId: 'a1' }),
    )
    .map(([a, b]) => ({ ...a, ...b, to: 'opinion' as const, kind: 'pdf' as const, scan: 'none' as const })),
  FileRemoved: fc.record({ fileId: text, reason: text }),
  RemindedByHand: fc.tuple(fc.record({ clockId }), optionalText('note')).map(([a, b]) => ({ ...a, ...b })),
};

const types = Object.keys(someEvent) as EventType[];
const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
  ...types.map((type): fc.Arbitrary<CaseEvent> =>
    (someEvent[type] as fc.Arbitrary<object>).map((rest) => ({ type, ...rest }) as CaseEvent),
  ),
);

describe('apply', () => {
  it('is tried with every type of event there is', () => {
    expect([...types].sort()).toEqual(Object.keys(rows).sort());
  });

  it.each(stages)('takes any event in a case %s, and any that follow', (stage) => {
    const { proposal } = caseIn(stage);
    const law = fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let state = proposal;
      for (const event of events) {
        expect(caseEventSchema.safeParse(event).success).toBe(true);
        state = applyEvent(state, event, recorded);
        expect(stages).toContain(state.stage.name);
        expect(state.id).toBe('p1');
      }
    });
    fc.assert(law, SEED);
  });

  it('does not change the state it is given', () => {
    const { proposal } = caseIn('in-handling');
    const before = structuredClone(proposal);
    fc.assert(
      fc.property(anyEvent, (event) => void applyEvent(proposal, event, recorded)),
      SEED,
    );
    expect(proposal).toEqual(before);
  });

  it('leaves a state alone that has not earned the fields an event needs', () => {
    for (const type of ['CaseNumberAssigned', 'UnitAssigned', 'AssignmentReassigned', 'AssignmentRecalled', 'FeedbackGiven'] as const) {
      const [event] = fc.sample(
        anyEvent.filter((one) => one.type === type),
        { seed: 1, numRuns: 1 },
      );
      const { proposal } = caseIn('in-review');
      expect(applyEvent(proposal, event!, recorded)).toBe(proposal);
    }
    const { proposal: draft } = caseIn('draft');
    expect(applyEvent(draft, { type: 'ProposalFiled' }, recorded)).toBe(draft);
  });
});
