import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.test.ts',
  outputDir: 'test-results/window',
  // Each test starts a whole Electron and waits for it most of the time: two at once take little more than half as long.
  workers: 2,
  timeout: 60_000,
  // A machine busy with other work is slow, not wrong.
  expect: { timeout: 15_000 },
  // A test that passes the second time is reported as flaky.
  retries: 1,
  reporter: 'list',
});
