import { testCloud } from './cloud.ts';

// Run as a process of its own by restart.test.ts, which kills it once it has printed what it answered for.
const [path] = process.argv.slice(2);
const cloud = testCloud({ ask: () => null }, { path: path! });
const ask = (name: string) => ({
  StartAt: name,
  States: {
    [name]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 3600,
      End: true,
    },
  },
});
const Both = { Type: 'Parallel', Branches: [ask('First'), ask('Second')], End: true };
const executionArn = await cloud.start({ StartAt: 'Both', States: { Both } });
const [answered, open] = cloud.lambda.calls.map(({ payload }) => payload.token);
await cloud.service.call('SendTaskSuccess', { taskToken: answered, output: '"first"' });
process.stdout.write(`${JSON.stringify({ executionArn, answered, open })}\n`);
setInterval(() => undefined, 1000);
