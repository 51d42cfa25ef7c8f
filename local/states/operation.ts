import * as z from 'zod';
import { StatesServiceError } from './states-service-error.ts';

/** One operation of the API: takes the request as parsed JSON and returns the response as JSON. */
export type Operation = (input: unknown) => unknown;

/** Operations by the name they have on the wire. */
export type Operations = Readonly<Record<string, Operation>>;

/**
 * Checks the request before `run` sees it. Members that the schema does not name are let pass when they are known to
 * make no difference, and are refused otherwise: so schemas are strict.
 * @throws StatesServiceError ValidationException
 */
export function operation<S extends z.ZodType>(schema: S, run: (request: z.output<S>) => unknown): Operation {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(parsed.data);
    const { issues } = parsed.error;
    const problems = issues.map(({ path, message }) => `'${path.join('.')}': ${message}`);
    throw new StatesServiceError('ValidationException', `${issues.length} validation error(s) detected: ${problems.join('; ')}`);
  };
}

/** Instants go over the wire as seconds since the epoch. */
export const seconds = (instant: number): number => instant / 1000;
