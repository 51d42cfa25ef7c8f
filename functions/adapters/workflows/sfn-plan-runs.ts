import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import type { PlanExecution } from '#core/contracts/workflow.ts';
import type { PlanRuns } from '#core/ports/workflows.ts';

export function sfnPlanRuns(stateMachineArn: string): PlanRuns {
  const client = withOneSigner(new SFNClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
  return {
    async start(execution) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: planRunName(execution), input: JSON.stringify(execution) }));
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return false;
        throw error;
      }
    },
    async isRunning(execution) {
      const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${planRunName(execution)}`;
      try {
        const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
        return status === 'RUNNING';
      } catch (error) {
        if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return false;
        throw error;
      }
    },
  };
}

/** `<body>.<plan>.<epoch>`: bodies are 6 to 12 digits, plans 22 characters, so names stay below 80. */
export function planRunName({ body, planId, epoch }: PlanExecution): string {
  return `${body}.${planId}.${epoch}`;
}
