import { Aspects, Stack, Tags } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { Api } from '../constructs/api.ts';
import { Data } from '../constructs/data.ts';
import { DeployParameters } from '../constructs/deploy-parameters.ts';
import { Files } from '../constructs/files.ts';
import { Imports } from '../constructs/imports.ts';
import { Judging } from '../constructs/judging.ts';
import { LedgerFollowers } from '../constructs/ledger-followers.ts';
import { Plans } from '../constructs/plans.ts';
import { Reminders } from '../constructs/reminders.ts';
import { Webhooks } from '../constructs/webhooks.ts';
import { Workflows } from '../constructs/workflows.ts';

export interface ProposalPipelineStackProps extends StackProps {
  readonly config: Config;
}

/** The whole product: tables, workflows, what follows the ledger, and the API. */
export class ProposalPipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: ProposalPipelineStackProps) {
    super(scope, id, props);
    const { bundlesDirectory, environment, mailTransport } = props.config;
    Tags.of(this).add('application', 'proposal-pipeline');
    Tags.of(this).add('environment', environment);
    const parameters = new DeployParameters(this, 'Parameters', { mailTransport });
    const data = new Data(this, 'Data');
    const workflows = new Workflows(this, 'Workflows', { data, parameters, bundlesDirectory });
    const webhooks = new Webhooks(this, 'Webhooks', { data, parameters, bundlesDirectory });
    const plans = new Plans(this, 'Plans', { data, parameters, bundlesDirectory });
    const imports = new Imports(this, 'Imports', { data, parameters, bundlesDirectory });
    new LedgerFollowers(this, 'Followers', { data, workflows, plans, imports, webhooks, parameters, bundlesDirectory });
    new Reminders(this, 'Reminders', { data, parameters, bundlesDirectory });
    Aspects.of(this).add(new AlarmTopic(this, 'Alarms'));
    const files = new Files(this, 'Files', { data, parameters, bundlesDirectory });
    const judging = new Judging(this, 'Judging', { data, parameters, bundlesDirectory });
    new Api(this, 'Api', { data, webhooks, files, judging, parameters, bundlesDirectory });
  }
}
