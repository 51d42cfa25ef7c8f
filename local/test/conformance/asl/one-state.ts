import { testCloud, type TestCloud } from '../../unit/states/cloud.ts';

export interface Outcome {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

/** How an execution stands, its output parsed. */
export async function outcomeOf(cloud: TestCloud, executionArn: string): Promise<Outcome> {
  const { status, output, error, cause } = await cloud.describe(executionArn);
  return {
    status,
    ...(output !== undefined && { output: JSON.parse(output) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

/** Runs a machine that needs neither functions nor time. */
export async function outcome(definition: object, input: unknown = {}): Promise<Outcome> {
  const cloud = testCloud();
  const result = await outcomeOf(cloud, await cloud.start(definition, input));
  cloud.service.stop();
  return result;
}

/** Runs one Pass state with `fields`. */
export const pass = (fields: object, input: unknown = {}): Promise<Outcome> =>
  outcome({ StartAt: 'Only', States: { Only: { Type: 'Pass', ...fields, End: true } } }, input);

/** The message with which a definition is refused; fails when it is not. */
export async function refusal(definition: object): Promise<string> {
  const cloud = testCloud();
  try {
    await cloud.start(definition);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  } finally {
    cloud.service.stop();
  }
  throw new Error('the definition was accepted');
}
