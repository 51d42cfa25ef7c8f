import { runScript } from './run-script.ts';

// As the CDK CLI would, but without it. What lies in cdk.out already stays: assets are named by their content, and a cloud
// that runs from them may still start workers.
await runScript('tools/build.ts');
await runScript('infra/app.ts', { CDK_OUTDIR: 'cdk.out' });
console.error('synthesized into cdk.out');
