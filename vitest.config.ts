import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{test,local/test}/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/prepare-assembly.ts'],
    // Two cores: one worker more than that only makes each other wait.
    maxWorkers: 2,
    // Not a budget but the end of a test that hangs: two hundred virtual days take half a minute on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
