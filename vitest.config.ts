import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/prepare-assembly.ts'],
    // Two cores: one worker more than that only makes each other wait.
    maxWorkers: 2,
    // A law tries hundreds of cases; on a busy machine that may take longer than the usual five seconds.
    testTimeout: 30_000,
  },
});
