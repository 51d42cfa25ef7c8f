import { defaultPolicy } from '#core/policy/default-policy.ts';
import { lettersSchema } from '#core/policy/letters.ts';
import type { Policy } from '#core/policy/policy.ts';
import { anOpinion, caseIn } from './case-in.ts';
import type { CaseStory, StorySettings } from './case-story.ts';

/** A policy whose letters are cleared, signed and numbered; `letters` may say otherwise. */
export function chainPolicy(letters: object = {}): Policy {
  const given = { clearance: ['countersign', 'check', 'sign'], opinionNumber: { pattern: '{unit}提会〔{year}〕{n}号' }, ...letters };
  return { ...defaultPolicy, version: 'chain-1', letters: lettersSchema.parse(given) };
}

/** A draft of which nothing is missing. */
export const aDraft = {
  assignmentId: 'a1',
  class: 'B',
  text: '一、关于东段路灯\n【复函正文】东段路灯列入今年计划。',
  leader: '田牧',
  handler: '陶安',
  phone: '0000-5550102',
  disclosure: 'disclosed',
  contact: { contactedOn: '2026-03-20', way: 'visit' },
};

/** What was wrong with the letter that `aDraft` became: its class and its telephone number. */
export const aCorrection = {
  assignmentId: 'a1',
  mistake: '办理结果类别和联系电话有误。',
  reason: '核稿疏漏。',
  class: 'A',
  phone: '0000-5550199',
};

const day = (on: string): string => `${on}T02:00:00.000Z`;
export const steps = ['countersign', 'check', 'sign'] as const;

/** A case with an opinion, whose lead may submit its draft. */
export function readyToSubmit(settings: StorySettings = {}): CaseStory {
  const story = caseIn('in-handling', { policy: chainPolicy(), ...settings });
  story.at(day('2026-03-20')).does('give-opinion', anOpinion);
  if (story.policy.letters?.opinionNumber !== undefined) story.numbers('a2');
  return story.at(day('2026-04-13'));
}

/** A case whose draft waits for that step. */
export function inClearance(step: (typeof steps)[number] = 'countersign', settings: StorySettings = {}, draft: object = aDraft): CaseStory {
  const story = readyToSubmit(settings).does('submit-for-clearance', draft, 'transport-clerk');
  if (step === 'countersign') return story;
  story.at(day('2026-04-14')).does('countersign', { assignmentId: 'a2' }, 'parks-clerk');
  if (step === 'check') return story;
  return story.at(day('2026-04-15')).does('check-draft', { assignmentId: 'a1' }, 'transport-leader');
}

/** A reply that was signed, and waits for the office by a policy that has a review. */
export function underReview(settings: StorySettings = {}): CaseStory {
  const story = inClearance('sign', { policy: chainPolicy({ replyReview: true }), ...settings });
  return story.at(day('2026-04-16')).does('sign-letter', { assignmentId: 'a1' }, 'transport-leader');
}

/** The same with its reply signed and numbered. */
export function signedAndNumbered(settings: StorySettings = {}): CaseStory {
  const story = inClearance('sign', settings).at(day('2026-04-16')).does('sign-letter', { assignmentId: 'a1' }, 'transport-leader');
  return story.numbers('a1');
}
