import { spawn } from 'node:child_process';

/** Runs a script of the repository with this Node; what it complains of goes where our complaints go. @throws Error when it ends badly */
export async function runScript(script: string, environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
}
