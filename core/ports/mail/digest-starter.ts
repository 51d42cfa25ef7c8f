import type { DigestExecution } from '#core/contracts/workflow.ts';

/** Starts the execution that sends a recipient's mails at an instant, unless one of that recipient and instant ever ran. */
export type DigestStarter = (execution: DigestExecution) => Promise<void>;
