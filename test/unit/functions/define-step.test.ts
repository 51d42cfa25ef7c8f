import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { Refusal } from '#core/errors/refusal.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';

const wire = vi.fn<(env: { TABLE: string }) => string>((env) => env.TABLE);
const run = vi.fn<(table: string, input: { id: string }) => Promise<{ table: string }>>();
const step = () =>
  defineStep({
    name: 'a-step',
    env: z.object({ TABLE: z.string().min(1) }),
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ table: z.string() }),
    wire,
    run,
  });

beforeEach(() => {
  vi.stubEnv('TABLE', 'Ledger');
  wire.mockClear();
  run.mockReset().mockImplementation(async (table) => ({ table }));
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a step', () => {
  it('can be made without its environment, and is wired at its first call, once', async () => {
    const handler = step();
    expect(wire).not.toHaveBeenCalled();
    expect(await handler({ id: 'p1' })).toEqual({ table: 'Ledger' });
    await handler({ id: 'p2' });
    expect(wire).toHaveBeenCalledTimes(1);
    expect(run.mock.calls.map(([, { id }]) => id)).toEqual(['p1', 'p2']);
  });

  it('names what its environment lacks, at every call', async () => {
    vi.stubEnv('TABLE', undefined);
    const handler = step();
    await expect(handler({ id: 'p1' })).rejects.toThrow(/TABLE/);
    await expect(handler({ id: 'p1' })).rejects.toThrow(/TABLE/);
  });

  it.each([{}, { id: 1 }, { id: 'p1', more: true }, null, 'p1'])(
    'refuses an input it does not know (%j), before anything is wired',
    async (input) => {
      await expect(step()(input)).rejects.toMatchObject({ name: 'ZodError' });
      expect(wire).not.toHaveBeenCalled();
      expect(run).not.toHaveBeenCalled();
    },
  );

  it('refuses to answer what its output does not allow', async () => {
    run.mockImplementation(async () => Object.assign({ table: 'Ledger' }, { title: 'text' }));
    await expect(step()({ id: 'p1' })).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('lets errors out under their own name, for Retry and Catch, and tells them without their facts', async () => {
    run.mockImplementation(async () => Promise.reject(new Refusal('TooMuchContentionError', { tries: 12 })));
    await expect(step()({ id: 'p1' })).rejects.toMatchObject({ name: 'TooMuchContentionError' });
    expect(vi.mocked(console.log).mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      { level: 'error', message: 'step failed', step: 'a-step', error: 'TooMuchContentionError' },
    ]);
  });
});
