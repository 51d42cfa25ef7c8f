import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { ProposalPipelineStack } from './stacks/proposal-pipeline-stack.ts';

// No account and no region: the same template serves any of them.
const app = new App();
const config = readConfig((key) => app.node.tryGetContext(key));
new ProposalPipelineStack(app, config.stackName, { config, description: 'CPPCC proposals, from submission to closure' });
app.synth();
