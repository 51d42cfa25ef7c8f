import { describe, expect, it } from 'vitest';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { activeStatuses, assignmentStatuses, endStages, isActive, isEndStage, stages } from '#core/case/stages.ts';
import { stageTerms, statusTerms } from '#core/case/terms.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { assignmentWaits, executionSchema, outcomeSchema, proposalWaits } from '#core/contracts/workflow.ts';

describe('terms', () => {
  it('are there for every stage, status and clock, in both languages, each once', () => {
    expect(Object.keys(stageTerms)).toEqual([...stages]);
    expect(Object.keys(statusTerms)).toEqual([...assignmentStatuses]);
    expect(Object.keys(clockTerms)).toEqual([...clockKinds]);
    for (const terms of [stageTerms, statusTerms, clockTerms].map((catalogue) => Object.values(catalogue))) {
      expect(new Set(terms.map(({ zh }) => zh)).size).toBe(terms.length);
      for (const { zh, en } of terms) expect([/^\p{Script=Han}+$/u.test(zh), /^[a-z' -]+$/.test(en)]).toEqual([true, true]);
    }
  });
});

describe('the end', () => {
  it('is told from every other stage', () => {
    expect(stages.filter(isEndStage)).toEqual([...endStages]);
    expect(assignmentStatuses.filter(isActive)).toEqual([...activeStatuses]);
  });

  it('is not waited for, and neither is a draft or a number', () => {
    expect(stages.filter((stage) => !proposalWaits.some((wait) => wait === stage))).toEqual(['draft', 'awaiting-number', ...endStages]);
    expect(activeStatuses.filter((status) => !assignmentWaits.some((wait) => wait === status))).toEqual(['awaiting-letter-number']);
  });
});

describe('what an execution carries', () => {
  it('is ids only', () => {
    const execution = { body: '990112', proposalId: 'p1', epoch: 1 };
    expect(executionSchema.safeParse(execution).success).toBe(true);
    expect(executionSchema.safeParse({ ...execution, assignmentId: 'a1', round: 0 }).success).toBe(true);
    for (const more of [{ title: '题目' }, { assignmentId: 'a1' }, { epoch: 0 }, { body: '云澜区' }])
      expect(executionSchema.safeParse({ ...execution, ...more }).success).toBe(false);
  });

  it('an outcome carries no more than where things stand', () => {
    expect(outcomeSchema.safeParse({ outcome: 'in-handling' }).success).toBe(true);
    expect(outcomeSchema.safeParse({ outcome: 'rescheduled', wakeIn: 60 }).success).toBe(true);
    expect(outcomeSchema.safeParse({ outcome: 'closed', comment: '满意' }).success).toBe(false);
  });
});
