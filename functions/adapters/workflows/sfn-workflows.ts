import type { TaskWaker, Workflows } from '#core/ports/workflows.ts';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ListExecutionsCommandOutput } from '@aws-sdk/client-sfn';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import type { Execution } from '#core/contracts/workflow.ts';
import { executionName } from './execution-name.ts';

export function sfnWorkflows(arns: { readonly proposal: string; readonly assignment: string }): Workflows {
  const client = sfnClient();
  const machineOf = (execution: Execution): string => ('assignmentId' in execution ? arns.assignment : arns.proposal);
  const isRunning = async (executionArn: string): Promise<boolean> => {
    try {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING';
    } catch (error) {
      if (isNamed(error, ['ExecutionDoesNotExist'])) return false;
      throw error;
    }
  };
  return {
    wake: taskWaker(client),
    async start(execution, wakeIn) {
      const name = executionName(execution);
      const input = JSON.stringify({ ...execution, ...(wakeIn === undefined ? {} : { wakeIn }) });
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn: machineOf(execution), name, input }));
        return true;
      } catch (error) {
        if (isNamed(error, ['ExecutionAlreadyExists'])) return false;
        throw error;
      }
    },
    isRunning,
    // arn:…:stateMachine:<machine> → arn:…:execution:<machine>:<name>
    isRunningNamed: (execution) =>
      isRunning(`${machineOf(execution).replace(':stateMachine:', ':execution:')}:${executionName(execution)}`),
    async runningNames() {
      const lists = await Promise.all(Object.values(arns).map((arn) => runningIn(client, arn)));
      return new Set(lists.flat());
    },
  };
}

async function runningIn(client: SFNClient, stateMachineArn: string): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListExecutionsCommandOutput = await client.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 1000, nextToken }),
    );
    names.push(...(page.executions ?? []).flatMap(({ name }) => name ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

export function taskWaker(client: SFNClient = sfnClient()): TaskWaker {
  return async (token, answer) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(answer) }));
      return 'woken';
    } catch (error) {
      if (isNamed(error, ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])) return 'gone';
      throw error;
    }
  };
}

function sfnClient(): SFNClient {
  return withOneSigner(new SFNClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
}

function isNamed(error: unknown, names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
