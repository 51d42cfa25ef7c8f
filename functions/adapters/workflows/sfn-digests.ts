import type { DigestStarter } from '#core/ports/mail/digest-starter.ts';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DigestExecution } from '#core/contracts/workflow.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

export function sfnDigests(stateMachineArn: string): DigestStarter {
  const client = new SFNClient({ retryMode: 'standard', maxAttempts: 4 });
  return async (execution) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name: digestName(execution), input: JSON.stringify(execution) }));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error;
    }
  };
}

// Names have at most 80 characters (Step Functions, StartExecution); body and instant take 24 of them with their dots.
const LONGEST_RECIPIENT = 56;

/**
 * `<body>.<recipient>.<instant>`, e.g. `330112.lei-zhengyu.20260302T011000Z`. A colon is not allowed: robots and mailboxes
 * begin with `_`, as no person's id does. A recipient too long for a name is named by its hash.
 */
export function digestName({ body, recipientId, at }: DigestExecution): string {
  const who = recipientId.includes(':') ? `_${recipientId.replace(':', '.')}` : recipientId;
  const instant = `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return `${body}.${who.length > LONGEST_RECIPIENT ? `_${sha256(recipientId).slice(0, 40)}` : who}.${instant}`;
}
