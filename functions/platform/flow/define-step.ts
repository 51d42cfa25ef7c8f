import type * as z from 'zod';
import { log } from '#functions/platform/log.ts';

/** A Lambda's parts: the environment it needs, what comes in and goes out, how it is wired, and what it does. */
export interface Step<Env extends z.ZodType, In extends z.ZodType, Out extends z.ZodType, D> {
  readonly name: string;
  readonly env: Env;
  readonly input: In;
  readonly output: Out;
  /** Once per cold start. */
  readonly wire: (env: z.output<Env>) => D;
  readonly run: (dependencies: D, input: z.output<In>) => Promise<z.input<Out>>;
}

/**
 * The handler of a workflow step: environment parsed at the first call (importing it must not throw), input checked,
 * errors let out under their own name, for Retry and Catch to match.
 */
export function defineStep<Env extends z.ZodType, In extends z.ZodType, Out extends z.ZodType, D>(step: Step<Env, In, Out, D>) {
  let dependencies: D | undefined;
  return async (event: unknown): Promise<z.output<Out>> => {
    const input = step.input.parse(event);
    dependencies ??= step.wire(step.env.parse(process.env));
    try {
      return step.output.parse(await step.run(dependencies, input));
    } catch (error) {
      log('error', 'step failed', { step: step.name, error: error instanceof Error ? error.name : 'unknown' });
      throw error;
    }
  };
}
