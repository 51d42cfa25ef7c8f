import { spawn } from 'node:child_process';
import { buildFunctions } from './build.ts';

/**
 * Synthesizes the app into `outputDirectory`, as the CDK CLI would, but without it. What lies there already stays: assets are
 * named by their content, and a cloud that runs from them may still start workers.
 */
export async function synthesize(outputDirectory: string): Promise<void> {
  const child = spawn(process.execPath, ['infra/app.ts'], { env: { ...process.env, CDK_OUTDIR: outputDirectory }, stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => void child.once('exit', resolve));
  if (code !== 0) throw new Error(`synth ended with ${code}`);
}

if (import.meta.main) {
  await buildFunctions();
  await synthesize('cdk.out');
  console.error('synthesized into cdk.out');
}
