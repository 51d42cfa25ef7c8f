import { Construct } from 'constructs';
import { awaitOutcomeEnv } from '#functions/await-outcome/env.ts';
import { findStandingEnv } from '#functions/find-standing/env.ts';
import { openWaitEnv } from '#functions/open-wait/env.ts';
import { soundAlarmEnv } from '#functions/sound-alarm/env.ts';
import { takeNumberEnv } from '#functions/take-number/env.ts';
import { assignmentWorkflow } from '#workflows/assignment/definition.ts';
import { proposalWorkflow } from '#workflows/proposal/definition.ts';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { Workflow } from './workflow.ts';

export interface WorkflowsProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** The two state machines and the steps they call. */
export class Workflows extends Construct {
  readonly proposal: Workflow;
  readonly assignment: Workflow;

  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: WorkflowsProps) {
    super(scope, id);
    const ledger = { LEDGER_TABLE_NAME: data.ledger.table.tableName };
    const impact = 'Proposals stop at their present stage until the step works again.';
    const openWait = new BundledFunction(this, 'open-wait', {
      bundle: 'open-wait',
      bundlesDirectory,
      impact,
      environment: { schema: openWaitEnv, values: ledger },
    });
    const findStanding = new BundledFunction(this, 'find-standing', {
      bundle: 'find-standing',
      bundlesDirectory,
      impact,
      environment: { schema: findStandingEnv, values: ledger },
    });
    const soundAlarm = new BundledFunction(this, 'sound-alarm', {
      bundle: 'sound-alarm',
      bundlesDirectory,
      impact: 'Reminders and escalations are late.',
      environment: { schema: soundAlarmEnv, values: ledger },
    });
    const takeNumber = new BundledFunction(this, 'take-number', {
      bundle: 'take-number',
      bundlesDirectory,
      impact,
      environment: { schema: takeNumberEnv, values: ledger },
    });
    const awaitOutcome = new BundledFunction(this, 'await-outcome', {
      bundle: 'await-outcome',
      bundlesDirectory,
      impact,
      environment: { schema: awaitOutcomeEnv, values: { ...ledger, WAITS_TABLE_NAME: data.waits.table.tableName } },
    });
    for (const reader of [openWait, findStanding, awaitOutcome]) data.ledger.grantRead(reader.fn);
    for (const writer of [soundAlarm, takeNumber]) data.ledger.grantAppendToCases(writer.fn, parameters.body);
    data.waits.grantHandIn(awaitOutcome.fn);
    const functions = {
      openWait: openWait.fn,
      awaitOutcome: awaitOutcome.fn,
      soundAlarm: soundAlarm.fn,
      findStanding: findStanding.fn,
      takeNumber: takeNumber.fn,
    };
    this.proposal = new Workflow(this, 'Proposal', {
      definition: proposalWorkflow(new Construct(this, 'ProposalStates'), functions),
      impact,
      runbook: 'workflow-proposal',
    });
    this.assignment = new Workflow(this, 'Assignment', {
      definition: assignmentWorkflow(new Construct(this, 'AssignmentStates'), functions),
      impact,
      runbook: 'workflow-assignment',
    });
    // A token can be answered by whoever holds it: AWS has no narrower resource for it. Tokens stay in the waits table.
    awaitOutcome.fn.addToRolePolicy(new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: ['*'] }));
  }
}
