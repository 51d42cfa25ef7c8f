import type { DigestStarter } from '#core/ports/mail/digest-starter.ts';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import type { DigestExecution } from '#core/contracts/workflow.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

// What a session's dispatch tells its units within minutes are some hundred names.
const MOST_NAMES = 1000;

/**
 * A name starts once and, whatever becomes of its execution, never again for ninety days (AWS Step Functions, StartExecution): what this
 * instance saw started is not asked for again. Notices of many cases go with one execution of their recipient.
 */
export function sfnDigests(stateMachineArn: string): DigestStarter {
  const client = withOneSigner(new SFNClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
  const started = new Set<string>();
  return async (execution) => {
    const name = digestName(execution);
    if (started.has(name)) return;
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(execution) }));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error;
    }
    if (started.size >= MOST_NAMES) started.clear();
    started.add(name);
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
