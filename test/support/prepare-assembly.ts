import { prepareAssembly } from '#tools/prepare.ts';

/** Before any test: the bundles and the template that the scenarios run. */
export async function setup(): Promise<void> {
  await prepareAssembly();
}
