import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import { fault, isFault } from '#core/contracts/fault-texts.ts';
import type { Fault } from '#core/contracts/fault-texts.ts';
import { isPresetVersion } from './policies.ts';
import { policySchema } from './policy.ts';
import type { Policy } from './policy.ts';

// The default has 4,300 characters: room for twice as many classes and reasons, quiet days of years and longer names.
const LONGEST_POLICY = 20_000;
const LONGEST_TEXT = 200;

// `current` is a word of the route.
const isReserved = (version: string): boolean => version === 'current' || isPresetVersion(version);

/**
 * A policy as it may be recorded: what the stored shape allows, with texts fit for letters and mails, numbers that mails and lights
 * can keep, and a version fit for an address. Checked where it comes in and not in the stored shape: what a log holds must stay readable.
 */
export const newPolicySchema = policySchema.superRefine((policy, context) => {
  for (const { path, message } of [...misfits(policy), ...textFaults(policy, [])]) context.addIssue({ code: 'custom', path, message });
});

interface PolicyFault {
  readonly path: (string | number)[];
  readonly message: string;
}

function when(isWrong: boolean, path: (string | number)[], name: Fault): PolicyFault[] {
  return isWrong ? [{ path, message: fault(name) }] : [];
}

function misfits(policy: Policy): PolicyFault[] {
  const { version, reminders, light } = policy;
  const codesOf = (list: 'classes' | 'declineReasons'): string[] => policy[list].map(({ code }) => code);
  return [
    ...when(!identifier.safeParse(version).success, ['version'], 'version-malformed'),
    ...when(isReserved(version), ['version'], 'version-reserved'),
    ...when(!isMultiple(reminders.atHour, 4), ['reminders', 'atHour'], 'quarter-hours'),
    ...when(!isMultiple(reminders.untilHour, 4), ['reminders', 'untilHour'], 'quarter-hours'),
    ...when(!isMultiple(policy.sms?.fromHour ?? 0, 4), ['sms', 'fromHour'], 'quarter-hours'),
    ...when(!isMultiple(policy.sms?.untilHour ?? 0, 4), ['sms', 'untilHour'], 'quarter-hours'),
    ...when(!isMultiple(light.shortSpanShare, 100), ['light', 'shortSpanShare'], 'whole-percents'),
    ...(['classes', 'declineReasons'] as const).flatMap((list) => when(hasTwice(codesOf(list)), [list], 'code-twice')),
    ...when(JSON.stringify(policy).length > LONGEST_POLICY, [], 'policy-too-long'),
  ];
}

/** Whether it is the fraction nearest to a multiple of 1/`parts`. */
function isMultiple(value: number, parts: number): boolean {
  return Math.round(value * parts) / parts === value;
}

function hasTwice(codes: readonly string[]): boolean {
  return new Set(codes).size < codes.length;
}

/** Every text in it is one readable line. */
function textFaults(value: unknown, path: (string | number)[]): PolicyFault[] {
  if (typeof value === 'string') {
    const { error } = oneLine(LONGEST_TEXT).safeParse(value);
    return (error?.issues ?? []).map(({ code, message }) => ({
      path,
      message: isFault(message) ? message : fault(code === 'too_big' ? 'text-too-long' : 'nothing-to-read'),
    }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textFaults(member, [...path, key]));
}
