import * as z from 'zod';
import { StatesServiceError } from './states-service-error.ts';

/** One operation of the API: takes the request as parsed JSON and returns the response as JSON. */
export type Operation = (input: unknown) => unknown;

/** Operations by the name they have on the wire. */
export type Operations = Readonly<Record<string, Operation>>;

/**
 * Checks the request before `run` sees it. Schemas are strict and name the members that make no difference too, so
 * that one which would make a difference is refused and not passed over.
 * @throws StatesServiceError ValidationException
 */
export function operation<S extends z.ZodType>(schema: S, run: (request: z.output<S>) => unknown): Operation {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(parsed.data);
    const { issues } = parsed.error;
    const problems = issues.map(({ path, message }) => `'${path.join('.')}': ${message}`);
    const message = `${issues.length} validation error(s) detected: ${problems.join('; ')}`;
    throw new StatesServiceError('ValidationException', message);
  };
}

/** Instants go over the wire as seconds since the epoch. */
export const seconds = (instant: number): number => instant / 1000;
