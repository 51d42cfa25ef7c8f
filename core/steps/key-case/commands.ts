import * as z from 'zod';
import { committee } from '#core/access/permission.ts';
import { reason } from '#core/case/define/body-fields.ts';
import { isNumbered } from '#core/case/case.ts';
import { codedChoices, someText } from '#core/case/define/choices.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { oneLine } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Policy } from '#core/policy/policy.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  UnknownKeyLevelError: 422,
  AlreadyKeyCaseError: 409,
} as const;

const open = ['awaiting-dispatch', 'in-handling', 'awaiting-feedback', 'in-consultation'] as const;
const hasKeyCases = ({ keyCases }: Policy): boolean => keyCases !== undefined;

/** The committee marks what it follows itself (重点提案), and takes the mark away again. */
export const commands = {
  'mark-key-case': defineCommand({
    name: 'mark-key-case',
    who: committee,
    body: z.strictObject({
      /** Who follows it, as a code of the policy: 主席会议, 专门委员会 … */
      level: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,20}$/)
        .exactOptional(),
      /** 领办领导, of the government. */
      ledBy: oneLine(60).exactOptional(),
      /** 督办领导, of the committee. */
      followedBy: oneLine(60).exactOptional(),
    }),
    legalIn: open,
    offeredWhen: hasKeyCases,
    form: (_found, { policy }) => {
      const { levels = [] } = policy.keyCases ?? {};
      return levels.length === 0 ? { without: ['level'] } : { choices: { level: codedChoices(levels) }, required: ['level'] };
    },
    consequences: (found, { policy }) => (found.keyCase === undefined ? [{ payload: firstLevel(policy) }] : []),
    decide: (found, mark, { policy }) => {
      const levels = policy.keyCases?.levels ?? [];
      const isKnown = mark.level === undefined ? levels.length === 0 : levels.some(({ code }) => code === mark.level);
      const [known, knownEn] = [levels.map(({ zh }) => zh), levels.map(({ en }) => en)];
      if (!isKnown) throw new Refusal('UnknownKeyLevelError', { known, knownEn });
      const { markedAt: _at, ...now } = found.keyCase ?? {};
      if (found.keyCase !== undefined && canonicalJson(now) === canonicalJson(mark)) throw new Refusal('AlreadyKeyCaseError');
      return [{ type: 'KeyCaseMarked', ...mark }];
    },
  }),

  'unmark-key-case': defineCommand({
    name: 'unmark-key-case',
    who: committee,
    body: z.strictObject({ reason }),
    legalIn: open,
    offeredWhen: (policy, found) => hasKeyCases(policy) && isNumbered(found) && found.keyCase !== undefined,
    consequences: () => [{ payload: { reason: someText } }],
    decide: (_found, { reason: why }) => [{ type: 'KeyCaseUnmarked', reason: why }],
  }),
} as const;

function firstLevel({ keyCases }: Policy): { level?: string } {
  const [first] = keyCases?.levels ?? [];
  return first === undefined ? {} : { level: first.code };
}
