import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import type { ImportExecution } from '#core/contracts/workflow.ts';
import type { ImportRuns } from '#core/ports/workflows.ts';

export function sfnImportRuns(stateMachineArn: string): ImportRuns {
  const client = withOneSigner(new SFNClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
  return {
    async start(execution) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: importRunName(execution), input: JSON.stringify(execution) }));
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return false;
        throw error;
      }
    },
    async isRunning(execution) {
      const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${importRunName(execution)}`;
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

/** `<body>.<import>.<epoch>`: bodies are 6 to 12 digits, imports 22 characters, so names stay below 80. */
export function importRunName({ body, importId, epoch }: ImportExecution): string {
  return `${body}.${importId}.${epoch}`;
}
