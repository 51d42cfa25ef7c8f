import type { LaneWaker } from '#core/ports/webhook/lane-waker.ts';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import type { LaneExecution } from '#core/contracts/webhook-lane.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

export function sfnWebhookLanes(stateMachineArn: string): LaneWaker {
  const client = withOneSigner(new SFNClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
  return async (execution, version) => {
    try {
      const name = laneExecutionName(execution, version);
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(execution) }));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error;
    }
  };
}

// Names have at most 80 characters (Step Functions, StartExecution): a version may take 23 of them.
const LONGEST_IDS = 56;

/** `<body>.<endpoint>.<proposal>.<version>`; ids too long for a name are named by their hash. */
export function laneExecutionName({ body, endpointId, proposalId }: LaneExecution, version: number): string {
  const ids = `${body}.${endpointId}.${proposalId}`;
  return `${ids.length > LONGEST_IDS ? `_${sha256(ids).slice(0, 40)}` : ids}.${version}`;
}
