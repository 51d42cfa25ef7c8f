import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ApiClient } from '#tools/api-client.ts';

const script = fileURLToPath(new URL('./cloud-process.ts', import.meta.url));

/** A cloud in a process of its own. */
export interface KillableCloud {
  readonly client: ApiClient;
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts the cloud on a directory, new or left behind by one that was killed. */
export async function startKillableCloud(directory: string, beginAt: string): Promise<KillableCloud> {
  const child = spawn(process.execPath, [script, directory, beginAt], { stdio: ['pipe', 'pipe', 'inherit'] });
  const address = await firstLine(child);
  return {
    client: new ApiClient(address),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the process has no output');
  for await (const line of createInterface({ input: stdout })) {
    stdout.resume();
    return line;
  }
  throw new Error('the cloud did not start');
}
