import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mail } from '#core/reminder/mails.ts';
import { executionName, executionStem, withoutEpoch } from '#functions/adapters/execution-name.ts';
import { sesMailer } from '#functions/adapters/ses-mailer.ts';
import { sfnWorkflows, taskWaker } from '#functions/adapters/sfn-workflows.ts';
import { cannedAws, ok, refused } from '#test/support/canned-aws.ts';
import type { CannedAws } from '#test/support/canned-aws.ts';
import { ofCase, ofShare } from '#test/support/product-in-memory.ts';

const arn = (machine: string): string => `arn:aws:states:us-east-1:000000000000:stateMachine:${machine}`;
const arns = { proposal: arn('P'), assignment: arn('A') };
let aws: CannedAws;

beforeEach(async () => {
  aws = await cannedAws();
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  }))
    vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const execution = (name: string) => ({ executionArn: 'x', stateMachineArn: 'y', name, status: 'RUNNING', startDate: 1 });
const sent = (): unknown[] => aws.calls.map(({ target, body }) => ({ operation: target.split('.')[1], ...JSON.parse(body) }));

describe('the name of an execution', () => {
  it.each([
    [ofCase, 'p1.1', 'p1'],
    [{ ...ofCase, epoch: 12 }, 'p1.12', 'p1'],
    [ofShare('a2', 1), 'p1.a2.r1.1', 'p1.a2.r1'],
  ])('of %j is %s', (execution, name, stem) => {
    expect([executionName(execution), executionStem(execution), withoutEpoch(name)]).toEqual([name, stem, stem]);
  });
});

describe('starting an execution', () => {
  it('names its machine, itself and its ids', async () => {
    aws.answers(ok({ executionArn: 'x', startDate: 1 }), ok({ executionArn: 'x', startDate: 1 }));
    expect([await sfnWorkflows(arns).start(ofCase), await sfnWorkflows(arns).start(ofShare('a1'))]).toEqual([true, true]);
    expect(sent()).toEqual([
      { operation: 'StartExecution', stateMachineArn: arns.proposal, name: 'p1.1', input: JSON.stringify(ofCase) },
      { operation: 'StartExecution', stateMachineArn: arns.assignment, name: 'p1.a1.r0.1', input: JSON.stringify(ofShare('a1')) },
    ]);
  });

  it('that ran before is no failure', async () => {
    aws.answers(refused('ExecutionAlreadyExists'));
    expect(await sfnWorkflows(arns).start(ofCase)).toBe(false);
  });

  it('that Step Functions refuses is one', async () => {
    aws.answers(refused('StateMachineDoesNotExist'));
    await expect(sfnWorkflows(arns).start(ofCase)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });
});

describe('whether an execution runs', () => {
  it.each([
    ['RUNNING', true],
    ['SUCCEEDED', false],
    ['FAILED', false],
    ['TIMED_OUT', false],
    ['ABORTED', false],
  ])('%s: %s', async (status, runs) => {
    aws.answers(ok({ executionArn: 'x', stateMachineArn: 'y', status, startDate: 1 }));
    expect(await sfnWorkflows(arns).isRunningNamed(ofShare('a1'))).toBe(runs);
    expect(sent()).toEqual([
      { operation: 'DescribeExecution', executionArn: 'arn:aws:states:us-east-1:000000000000:execution:A:p1.a1.r0.1' },
    ]);
  });

  it('one that was thrown away does not', async () => {
    aws.answers(refused('ExecutionDoesNotExist'));
    expect(await sfnWorkflows(arns).isRunning('x')).toBe(false);
  });

  it('what cannot be told is no "no"', async () => {
    aws.answers(refused('InvalidArn'));
    await expect(sfnWorkflows(arns).isRunning('x')).rejects.toMatchObject({ name: 'InvalidArn' });
  });

  it('lists all that run, of both machines, page by page', async () => {
    aws.answers(
      ok({ executions: [execution('p1.1')], nextToken: 'more' }),
      ok({ executions: [execution('p2.1')] }),
      ok({ executions: [execution('p1.a1.r0.1')] }),
    );
    expect([...(await sfnWorkflows(arns).runningNames())]).toEqual(['p1.1', 'p2.1', 'p1.a1.r0.1']);
    expect(sent()).toMatchObject([
      { stateMachineArn: arns.proposal, statusFilter: 'RUNNING' },
      { stateMachineArn: arns.proposal, nextToken: 'more' },
      { stateMachineArn: arns.assignment },
    ]);
  });
});

describe('answering a token', () => {
  it('hands over the outcome', async () => {
    aws.answers(ok({}));
    expect(await taskWaker()('t1', { outcome: 'closed' })).toBe('woken');
    expect(sent()).toEqual([{ operation: 'SendTaskSuccess', taskToken: 't1', output: '{"outcome":"closed"}' }]);
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])('%s: it is gone', async (name) => {
    aws.answers(refused(name));
    expect(await taskWaker()('t1', { outcome: 'closed' })).toBe('gone');
  });

  it('anything else is a failure', async () => {
    aws.answers(refused('InvalidOutput'));
    await expect(taskWaker()('t1', { outcome: 'closed' })).rejects.toMatchObject({ name: 'InvalidOutput' });
  });
});

describe('a mail', () => {
  const mail: Mail = {
    key: '3.0.lin.x',
    kind: 'filed',
    to: { personId: 'lin.x', name: '林若溪', email: 'lin@yunlan.example' },
    subject: '【提案立案】第1号',
    text: '林若溪：\n',
  };

  it('goes out as plain text in UTF-8, its tags made of ids that SES allows', async () => {
    aws.answers({
      status: 200,
      body: '<SendEmailResponse><SendEmailResult><MessageId>m1</MessageId></SendEmailResult></SendEmailResponse>',
    });
    expect(await sesMailer('proposals@yunlan.example', 'set').send(mail, 'p1', false)).toEqual({ messageId: 'm1' });
    const form = new URLSearchParams(aws.calls[0]?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      Action: 'SendEmail',
      Source: 'proposals@yunlan.example',
      'Destination.ToAddresses.member.1': 'lin@yunlan.example',
      'Message.Subject.Data': '【提案立案】第1号',
      'Message.Body.Text.Data': '林若溪：\n',
      'Message.Body.Text.Charset': 'UTF-8',
      ConfigurationSetName: 'set',
    });
    const tags = [...form].filter(([name]) => name.endsWith('.Value')).map(([, value]) => value);
    expect(tags).toEqual(['filed', 'p1', '3-0-lin-x']);
    for (const tag of tags) expect(tag).toMatch(/^[A-Za-z0-9_-]+$/);
    aws.answers({
      status: 200,
      body: '<SendEmailResponse><SendEmailResult><MessageId>m1</MessageId></SendEmailResult></SendEmailResponse>',
    });
    await sesMailer('proposals@yunlan.example', 'set').send(mail, 'p1', true);
    expect(aws.calls[1]?.body).toContain('Tags.member.4.Name=again');
  });

  it('whose address SES cannot read is refused for good', async () => {
    aws.answers({
      status: 400,
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameterValue</Code><Message>no</Message></Error></ErrorResponse>',
    });
    expect(await sesMailer('proposals@yunlan.example', 'set').send(mail, 'p1', false)).toEqual({ refused: 'InvalidParameterValue' });
  });

  it('that SES refuses for another reason may go later', async () => {
    aws.answers({
      status: 400,
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>MessageRejected</Code><Message>no</Message></Error></ErrorResponse>',
    });
    await expect(sesMailer('proposals@yunlan.example', 'set').send(mail, 'p1', false)).rejects.toMatchObject({ name: 'MessageRejected' });
  });
});
