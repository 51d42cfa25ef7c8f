import * as z from 'zod';

/** What events about one assignment carry. */
export const ofAssignment = { assignmentId: z.string() };

/** What gives a unit a share alone carries where the policy numbers that: the number of its notice (交办通知) as printed. */
export const inWriting = { notice: z.string().exactOptional() };

/** A number out of a register: its series, the number, and as printed. */
export const numbered = { series: z.string(), number: z.int().positive(), text: z.string() };
