import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Build } from '../build.ts';
import { withProduct } from '../product.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

/** From the start of the process until `/healthz` answers; cold: nothing bundled, nothing synthesized. */
export const start: Figure = {
  what: 'start, cold and warm',
  async take({ build }) {
    for (const made of ['dist', 'cdk.out']) rmSync(join(build.directory, made), { recursive: true, force: true });
    return { coldSeconds: await secondsToStart(build), warmSeconds: await secondsToStart(build) };
  },
  compared: ['coldSeconds', 'warmSeconds'],
};

async function secondsToStart(build: Build): Promise<number> {
  const began = performance.now();
  return withProduct(build, async () => rounded((performance.now() - began) / 1000, 2), {
    known: false,
    script: 'tools/start.ts',
  });
}
