import * as z from 'zod';
import { identifier } from './plain-text.ts';

const assignmentId = z.string().regex(/^a[1-9][0-9]{0,3}$/);

/** Waits of a proposal, named by the stage they wait in; each is one wait pattern in the state machine. */
export const proposalWaits = [
  'in-review',
  'in-revision',
  'awaiting-dispatch',
  'merged',
  'in-handling',
  'awaiting-feedback',
  'in-consultation',
] as const;

/** Waits of one unit's assignment, named by the status they wait in. */
export const assignmentWaits = ['awaiting-sign-for', 'return-requested', 'in-handling'] as const;

/** What an execution carries: ids only, never text or names. */
const proposalInput = z.strictObject({
  body: identifier,
  proposalId: identifier,
  /** 1 for the first execution, one more for each that healed it. */
  epoch: z.int().positive(),
  /** Seconds to the first alarm, where whoever started it knew them: a matter of its first wait alone. */
  wakeIn: z.int().min(1).exactOptional(),
});

const assignmentInput = proposalInput.extend({
  assignmentId,
  /** The redo round this execution accompanies; 0 is the first handling. */
  round: z.int().min(0),
});

/** The execution a step works for, a proposal's or one assignment's, by the input it was started with. */
export const executionSchema = z.union([assignmentInput, proposalInput]).transform(({ wakeIn: _wakeIn, ...execution }) => execution);

export type Execution = z.output<typeof executionSchema>;

/** A step that opens a wait, or sounds its alarm. */
export const waitStepSchema = z.strictObject({ execution: executionSchema, waitingIn: z.string() });

/** Seconds until the wait must be woken by its own alarm. */
export const wakeSchema = z.strictObject({ wakeIn: z.int().min(1) });

/**
 * The step that hands in a task token. The fence orders attempts: epoch, redrive count, instant the state was entered,
 * retry count (AWS context object); a later attempt compares greater.
 */
export const awaitStepSchema = waitStepSchema.extend({
  token: z.string().min(1).max(2048),
  wakeIn: z.int().min(1),
  executionArn: z.string(),
  fence: z.strictObject({ redriveCount: z.int().min(0), enteredAt: z.string(), retryCount: z.int().min(0) }),
});

/** How a wait ends: `outcome` is where the case or assignment stands now, or `rescheduled`. */
export const outcomeSchema = z.union([
  z.strictObject({ outcome: z.literal('rescheduled'), wakeIn: z.int().min(1) }),
  z.strictObject({ outcome: z.string() }),
]);

export type Outcome = z.infer<typeof outcomeSchema>;

/** The step that asks the ledger where the case or assignment stands. */
export const findStandingSchema = z.strictObject({ execution: executionSchema });

/** Where the case or assignment stands, and the seconds to the first alarm there: a wait that it leads to needs no other step to begin. */
export const standingSchema = z.strictObject({ outcome: z.string(), wakeIn: z.int().min(1) });

export type Standing = z.output<typeof standingSchema>;

/** The step that takes a number for the case, or for an assignment's letter. */
export const takeNumberStepSchema = z.strictObject({ execution: executionSchema });

/** An assignment that needs no more waiting: its workflow ends. */
export const assignmentDone = 'done';

/** The recipient of mails: a person's id, `robot:<unitId>` or `mailbox:<unitId>` (core/notices/reach/recipient.ts). */
const mailRecipient = z.string().regex(/^(?:(?:robot|mailbox|sms):)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** What a `digest` execution carries: whose mails, and the instant from which on they go. */
const digestExecutionSchema = z.strictObject({ body: identifier, recipientId: mailRecipient, at: z.iso.datetime() });

export type DigestExecution = z.infer<typeof digestExecutionSchema>;

/** The steps that send what a recipient is to be told, and that follow up an address the transport refused. */
export const sendMailStepSchema = z.strictObject({ execution: digestExecutionSchema });

/** What a `plan-run` execution carries: which plan, and from when on it may run. */
export const planExecutionSchema = z.strictObject({
  body: identifier,
  planId: identifier,
  at: z.iso.datetime(),
  /** 1 for the first execution, one more for each that healed it. */
  epoch: z.int().positive(),
});

export type PlanExecution = z.infer<typeof planExecutionSchema>;

/** A step of a plan's run: begins it, runs some of its lines, or ends it. */
export const runPlanStepSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('begin'), execution: planExecutionSchema }),
  z.strictObject({ act: z.literal('lines'), execution: planExecutionSchema, lines: z.array(z.int().positive()).min(1) }),
  z.strictObject({ act: z.literal('finish'), execution: planExecutionSchema }),
]);

/** Numbers of lines that are run in one go, side by side with others; empty where nothing is to be run. */
export const runPlanResultSchema = z.strictObject({ chunks: z.array(z.strictObject({ lines: z.array(z.int().positive()) })) });

/** What an `import-run` execution carries: which import. */
export const importExecutionSchema = z.strictObject({
  body: identifier,
  importId: identifier,
  /** 1 for the first execution, one more for each that healed it. */
  epoch: z.int().positive(),
});

export type ImportExecution = z.infer<typeof importExecutionSchema>;

/** A step of an import's run: begins it, carries out some of its lines, or ends it. */
export const runImportStepSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('begin'), execution: importExecutionSchema }),
  z.strictObject({ act: z.literal('part'), execution: importExecutionSchema, part: z.int().min(0) }),
  z.strictObject({ act: z.literal('finish'), execution: importExecutionSchema }),
]);

/** Parts of the file that are carried out side by side; empty where nothing is left to do. */
export const runImportResultSchema = z.strictObject({ chunks: z.array(z.strictObject({ part: z.int().min(0) })) });
