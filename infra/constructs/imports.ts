import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { runImportEnv } from '#functions/run-import/env.ts';
import { importRunWorkflow } from '#workflows/import-run/definition.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { Workflow } from './workflow.ts';

export interface ImportsProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** Runs of imports: the state machine and the one step it calls. */
export class Imports extends Construct {
  readonly run: Workflow;

  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: ImportsProps) {
    super(scope, id);
    const { fn } = new BundledFunction(this, 'run-import', {
      bundle: 'run-import',
      bundlesDirectory,
      memory: 1024,
      timeout: Duration.minutes(1),
      impact: 'Files that are being brought in stop half-way; what is in stays in, and nothing comes in twice.',
      environment: {
        schema: runImportEnv,
        values: { LEDGER_TABLE_NAME: data.ledger.table.tableName, VIEWS_TABLE_NAME: data.views.table.tableName },
      },
    });
    // Proposals with their numbers, units and people; neither rules nor webhooks, whatever a file says.
    data.ledger.grantAppendToCases(fn, parameters.body);
    data.ledger.grantAppendToImports(fn, parameters.body);
    data.ledger.grantAppendTo(fn, `${parameters.body}#directory`);
    data.views.grantReadImports(fn);
    this.run = new Workflow(this, 'ImportRun', {
      definition: importRunWorkflow(new Construct(this, 'ImportRunStates'), { runImport: fn }),
      impact: 'A file was not brought in to its end; the reconciler runs it again.',
      runbook: 'workflow-import-run',
    });
  }
}
