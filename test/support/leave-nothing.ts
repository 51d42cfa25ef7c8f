import { afterAll, vi } from 'vitest';

// Where files share a worker, what one of them replaced is put back before the next begins.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
