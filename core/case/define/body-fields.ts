import * as z from 'zod';
import { deadlineRuleSchema } from '#core/calendar/deadline.ts';
import { identifier, plainText } from '#core/contracts/plain-text.ts';

/** Names one unit's assignment; a unit with exactly one in the case may leave it out. */
export const assignmentId = z.string().regex(/^a[1-9][0-9]{0,3}$/);

/** `reply`, `a1.reply`, `a1.reply.2` (see `clockOpened`). */
export const clockId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);

/** Why, or with what words: 2,000 characters at most. */
export const reason = plainText(2000);

/** What a proposal that is not filed goes on as: 社情民意信息, or a letter of the member's (委员来信). */
export const referrals = ['public-opinion', 'letter'] as const;

/** A unit to be given an assignment, with a due date or span of its own when the policy's is not meant. */
export const unitToAssign = z.strictObject({ unitId: identifier, due: deadlineRuleSchema.exactOptional() });
