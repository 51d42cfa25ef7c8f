import * as z from 'zod';

/** What events about one assignment carry. */
export const ofAssignment = { assignmentId: z.string() };

/** A number out of a register: its series, the number, and as printed. */
export const numbered = { series: z.string(), number: z.int().positive(), text: z.string() };
